import type { Command } from "commander";
import type { Outcome } from "./outcome.ts";
import { runReport } from "./runReport.ts";
import type { Session } from "./streams.ts";

/** Adds the command that writes the document of a study. */
export function addReport(
  program: Command,
  finish: (run: (session: Session) => Promise<Outcome>) => Promise<void>,
): void {
  program
    .command("report")
    .description(
      "document for a protocol (Word, Markdown, HTML, LaTeX), or a script for R that verifies",
    )
    .argument("<study>", 'study file, "-" for standard input')
    .requiredOption("--out <file>", "file to write, ending in .docx, .md, .html, .tex or .R")
    .option("--bib <file>", "references as BibTeX (beside a .tex)")
    .option("--source <words>", "where the assumed rates or means come from (a preset's source)")
    .option("--events <numbers>", "events of a pilot per arm, such as 20,8")
    .option("--n <numbers>", "subjects of the pilot per arm, such as 30,30")
    .option("--replicates <number>", "simulated trials (the study's)")
    .option("--seed <number>", "key of the random numbers (the study's)")
    .option("--workers <number>", "threads (1; all cores from a million replicates on)")
    .action((file, options) => finish((session) => runReport(file, options, session)));
}
