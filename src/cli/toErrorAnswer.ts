import { ArgumentError, ConvergenceError, EngineError } from "../errors.ts";

/** What went wrong with a request, as an answer of a batch tells it. */
export interface ErrorAnswer {
  readonly code: string;
  /** Where the value sits that is wrong, e.g. `scenarios[0].responseRate[1]`. */
  readonly path?: string;
  readonly message: string;
}

/** An error as plain data. */
export function toErrorAnswer(error: unknown): ErrorAnswer {
  if (error instanceof ArgumentError) {
    return { code: error.code, path: error.path, message: error.message };
  }
  if (error instanceof ConvergenceError || error instanceof EngineError) {
    return { code: error.code, message: error.message };
  }
  if (isAbort(error)) return { code: "STOPPED", message: "stopped before the answer was known" };
  const message = error instanceof Error ? error.message : String(error);
  return { code: "INTERNAL", message };
}

/** Whether an error says that the work was stopped on request. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}
