import { spawnSync } from "node:child_process";

/** One line of a benchmark's results. */
export interface Timing {
  readonly name: string;
  readonly medianMs: number | undefined;
  readonly fastestMs: number | undefined;
  readonly runs: number | undefined;
  /** Megabytes held afterwards beyond those held before. */
  readonly grownMb?: number;
}

/** What R should time. */
export interface RJob {
  readonly name: string;
  /** Run once, not timed. */
  readonly setup?: string;
  /** Timed. */
  readonly expression: string;
  readonly runs?: number;
}

/** Times jobs in R in the same run as ours; an empty list, and a word on it, where R is not installed. */
export function timeInR(jobs: readonly RJob[]): Timing[] {
  if (spawnSync("Rscript", ["--version"]).error) {
    console.log("R is not installed: no comparison.");
    return [];
  }
  return jobs.map(timeJob);
}

function timeJob({ name, setup = "", expression, runs = 7 }: RJob): Timing {
  const script = `${setup}
    job <- function() { ${expression} }
    invisible(job())
    times <- replicate(${runs}, system.time(job())[["elapsed"]]) * 1000
    cat(median(times), min(times))`;
  const { stdout, stderr, status } = spawnSync("Rscript", ["-e", script], { encoding: "utf8" });
  if (status !== 0) throw new Error(`R could not run "${name}": ${stderr}`);
  const [medianMs, fastestMs] = stdout.trim().split(/\s+/).map(Number);
  return { name: `R: ${name}`, medianMs, fastestMs, runs };
}
