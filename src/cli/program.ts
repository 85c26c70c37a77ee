import { Command } from "commander";
import { version } from "../version.ts";
import { addAnalyze } from "./addAnalyze.ts";
import { addReport } from "./addReport.ts";
import { batch } from "./batch.ts";
import { type Finish, finishCommand } from "./finishCommand.ts";
import { type Outcome, stoppedStatus } from "./outcome.ts";
import { addParagraph } from "./paragraphForm.ts";
import { runPower } from "./runPower.ts";
import { runSimulate } from "./runSimulate.ts";
import { runSize } from "./runSize.ts";
import type { Streams } from "./streams.ts";

/**
 * The command line: parses arguments and runs one command.
 *
 * @param onOutcome - Hears what the command left behind, once it is written.
 */
export function createProgram(streams: Streams, onOutcome: (outcome: Outcome) => void): Command {
  const program = new Command("equipoise")
    .configureOutput({
      writeOut: (text) => void streams.stdout.write(text),
      writeErr: (text) => void streams.stderr.write(text),
    })
    .description("Plan, simulate and justify randomized trials.")
    .version(version)
    .exitOverride()
    .showHelpAfterError("(equipoise --help lists the commands)")
    .addHelpText("after", examples);
  const finish: Finish = async (run) => onOutcome(await finishCommand(streams, run));
  for (const add of [addPower, addSize, addAnalyze, addSimulate, addReport, addBatch]) {
    add(program, finish);
  }
  return program;
}

const examples = `
Examples:
  equipoise analyze --events 20,8 --n 30,30
  equipoise power study.json
  equipoise size study.json --power 0.8
  equipoise report study.json --out protocol.docx

A study file is JSON, described in docs/study-file.md; the pages save one for what they show.
Parentheses after an option hold what it is when left out.`;

function addPower(program: Command, finish: Finish): void {
  const command = program
    .command("power")
    .description("power of each scenario: closed form, exact and Monte Carlo side by side")
    .argument("<study>", 'study file, "-" for standard input')
    .option("--method <method>", "closed-form, exact or monte-carlo (all three)")
    .option(
      "--formula <formula>",
      "closed form: pooled, unpooled, arcsine, pooled-cc or farrington-manning",
    )
    .option("--replicates <number>", "simulated trials (the study's)")
    .option("--seed <number>", "key of the random numbers (the study's)")
    .option("--workers <number>", "threads (1; all cores from a million replicates on)");
  addParagraph(command)
    .option("--json", "answer in JSON")
    .action((file, options) => finish((session) => runPower(file, options, session)));
}

function addSize(program: Command, finish: Finish): void {
  const command = program
    .command("size")
    .description("smallest sample size that reaches a power")
    .argument("<study>", 'study file, "-" for standard input')
    .requiredOption("--power <power>", "wanted power, such as 0.8")
    .option(
      "--method <method>",
      "closed-form, exact or monte-carlo (exact; of means closed-form; else monte-carlo)",
    )
    .option("--criterion <criterion>", "first, or stable: no larger size falls below (stable)")
    .option(
      "--formula <formula>",
      "closed form: pooled, unpooled, arcsine, pooled-cc or farrington-manning",
    )
    .option("--max-per-arm <number>", "largest size of an arm to try (20000)")
    .option("--replicates <number>", "simulated trials a size (the study's)")
    .option("--seed <number>", "key of the random numbers (the study's)")
    .option("--workers <number>", "threads (1)");
  addParagraph(command)
    .option("--json", "answer in JSON")
    .action((file, options) => finish((session) => runSize(file, options, session)));
}

function addSimulate(program: Command, finish: Finish): void {
  program
    .command("simulate")
    .description("data of simulated trials, as CSV")
    .argument("<study>", 'study file, "-" for standard input')
    .option("--out <file>", "file to write (standard output)")
    .option("--replicates <number>", "trials of each scenario (1)")
    .option("--first <number>", "number of the first trial (0)")
    .option("--scenario <name>", "one scenario (all)")
    .option("--seed <number>", "key of the random numbers (the study's)")
    .option("--rows <rows>", "subjects, or replicates: a row a trial (subjects)")
    .option("--json", "rows as JSON")
    .action((file, options) => finish((session) => runSimulate(file, options, session)));
}

function addBatch(program: Command, finish: Finish): void {
  program
    .command("batch")
    .description("answer JSON requests, one a line, on standard input")
    .option("--json", "answers are JSON anyway")
    .action(() =>
      finish(async ({ pools, interrupt, streams }) => {
        await batch(streams.stdin, streams.stdout, { pools, interrupt }); // a bar would be noise here
        return { status: interrupt.signal.aborted ? stoppedStatus : 0 };
      }),
    );
}
