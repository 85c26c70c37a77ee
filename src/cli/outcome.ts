/** What a command leaves behind. */
export interface Outcome {
  /** For standard output, once all is well; absent where the command wrote by itself. */
  readonly output?: string;
  /** For standard error. */
  readonly remark?: string;
  readonly status: number;
}

/** Exit status, as shells know it, of a run stopped by Ctrl-C. */
export const stoppedStatus = 130;

/** An answer as JSON, or as text for people. */
export function told(answer: object, text: () => string, isJson: boolean | undefined): Outcome {
  return { output: isJson ? `${JSON.stringify(answer, null, 2)}\n` : text(), status: 0 };
}
