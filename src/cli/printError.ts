import type { Writable } from "node:stream";
import { stoppedStatus } from "./outcome.ts";
import { isAbort, toErrorAnswer } from "./toErrorAnswer.ts";

/** Says on standard error what is wrong, a line for each problem, and gives the exit status. */
export function printError(error: unknown, stderr: Writable): number {
  const errors: unknown[] = error instanceof AggregateError ? error.errors : [error];
  for (const one of errors) stderr.write(`error: ${toErrorAnswer(one).message}\n`);
  return isAbort(error) ? stoppedStatus : 1;
}
