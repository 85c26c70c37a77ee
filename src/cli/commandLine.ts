import { CommanderError } from "commander";
import { printError } from "./printError.ts";
import { createProgram } from "./program.ts";
import type { Streams } from "./streams.ts";

/**
 * Runs a command line.
 *
 * @param args - What stands behind `equipoise`.
 * @returns Exit status: 0 = done, 1 = bad input, 2 = wrong usage, 130 = stopped.
 */
export async function commandLine(args: readonly string[], streams: Streams): Promise<number> {
  let status = 0;
  try {
    const program = createProgram(streams, (outcome) => (status = outcome.status));
    await program.parseAsync(args, { from: "user" });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return printError(error, streams.stderr);
  }
}
