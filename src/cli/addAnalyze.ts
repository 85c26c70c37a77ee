import type { Command } from "commander";
import type { Finish } from "./finishCommand.ts";
import { runAnalyze } from "./runAnalyze.ts";

/** The command `analyze`. */
export function addAnalyze(program: Command, finish: Finish): void {
  const command = program
    .command("analyze")
    .description("tests and intervals for data: counts, or a CSV of subjects or of their values")
    .argument(
      "[csv]",
      'columns arm, outcome, perhaps dropout; or subject, visit, arm, value, perhaps baseline; "-" = standard input',
    )
    .option("--events <numbers>", "events per arm, such as 20,8")
    .option("--n <numbers>", "subjects per arm, such as 30,30")
    .option("--study <file>", "study file that plans test, handling and names of arms")
    .option(
      "--method <method>",
      "one test (all); of values t, welch, wilcoxon, ancova, mmrm or gee",
    )
    .option("--sides <number>", "1 or 2 (2)")
    .option("--hypothesis <name>", "superiority, non-inferiority, equivalence … (superiority)")
    .option(
      "--margin <number>",
      "a difference of rates in (0, 1) or of values in their unit, or the limit of a ratio",
    )
    .option("--scale <scale>", "of the margin: difference or ratio (difference)")
    .option("--better <direction>", "higher or lower (higher)")
    .option("--level <level>", "confidence level of intervals (0.95)")
    .option(
      "--missing <strategy>",
      "CSV: nonresponder or complete-case (nonresponder); of values complete-case, last-observation",
    )
    .option("--contrast-visit <visit>", "values: the visit compared (the last)")
    .option("--baseline <effect>", "values: by-visit, main or none (by-visit, where there is one)")
    .option("--covariance <type>", "mmrm: unstructured, compound-symmetry, ar1, toeplitz …")
    .option("--degrees-of-freedom <method>", "mmrm: kenward-roger, satterthwaite or residual")
    .option("--correlation <type>", "gee: exchangeable, independence or ar1 (exchangeable)")
    .option("--correction <method>", "gee: mancl-de-rouen or none (mancl-de-rouen)")
    .option("--distribution <name>", "wilcoxon: auto, exact or normal (auto)")
    .option("--experimental <name>", "CSV: name of the experimental arm")
    .option("--control <name>", "CSV: name of the control arm")
    .option("--replicate <number>", "CSV: the trial, where there are several")
    .option("--scenario <name>", "CSV: the scenario, where there are several")
    .option("--json", "answer in JSON");
  command.action((file, options) => {
    const hasCounts = options.events !== undefined || options.n !== undefined;
    if (hasCounts === (file !== undefined)) command.error("error: give a CSV, or --events and --n");
    return finish((session) => runAnalyze(file, options, session));
  });
}
