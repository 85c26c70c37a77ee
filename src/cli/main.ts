import { commandLine } from "./commandLine.ts";

// Entry of the command line.

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0); // whoever read the output has seen enough
  throw error;
});

process.exitCode = await commandLine(process.argv.slice(2), process);
