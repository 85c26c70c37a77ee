import { CommanderError } from "commander";
import { printError } from "./printError.ts";
import { createProgram } from "./program.ts";

// Entry of the command line: exit status 0 = done, 1 = bad input, 2 = wrong usage, 130 = stopped.

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0); // whoever read the output has seen enough
  throw error;
});

try {
  await createProgram().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else process.exitCode = printError(error);
}
