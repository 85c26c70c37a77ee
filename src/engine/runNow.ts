import { kindOf, type RunInput } from "./protocol.ts";
import { runResult, type RunResult } from "./runResult.ts";

/**
 * The first replicates of a run at once, in the calling thread: for a number of them that takes no longer than
 * a reader waits. A longer run can resume from the result.
 *
 * @param total - Replicates that are wanted in all. Default `replicates`.
 */
export function runNow<Run extends RunInput>(
  run: Run,
  replicates: number,
  total: number = replicates,
): RunResult<Run> {
  const found = kindOf(run).answer(run, 0, replicates);
  return runResult({ run, first: 0, replicates, isComplete: replicates >= total }, found);
}
