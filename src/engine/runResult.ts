import type { FindingsOf, RunInput } from "./protocol.ts";
import type { TableRun } from "./tableRun.ts";

/** Which replicates of a run are done. */
export interface RunRange<Run extends RunInput> {
  readonly run: Run;
  /** The run covers replicates `first` to `first + replicates - 1`, also when it was stopped. */
  readonly first: number;
  readonly replicates: number;
  /** False when the run was stopped before all replicates were done. */
  readonly isComplete: boolean;
}

/** What is known after a number of replicates. */
export type RunResult<Run extends RunInput = TableRun> = RunRange<Run> & FindingsOf<Run>;

/** Puts together which replicates are done and what they found. */
export function runResult<Run extends RunInput>(
  range: RunRange<Run>,
  found: FindingsOf<Run>,
): RunResult<Run> {
  return { ...range, ...found };
}
