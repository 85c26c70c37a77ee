import { Bench } from "tinybench";
import { analyzeTally } from "../../src/engine/analyzeTally.ts";
import { replicateCounts } from "../../src/engine/replicateCounts.ts";
import type { TableRun } from "../../src/engine/tableRun.ts";
import type { AnalysisPlan } from "../../src/engine/tableAnalyzer.ts";
import { timeInR } from "../timeInR.ts";
import { pValueTable } from "../../src/analyze/pValueTable.ts";
import { analyzedTable } from "../../src/simulate/analyzedTable.ts";
import { subjectSimulator } from "../../src/simulate/trialSubjects.ts";

export const question =
  "How long do 1,000,000 replicates of the LD-IL-2 follow-up take on one core, from draws to Fisher's P values?";

const run: TableRun = {
  type: "table",
  n: [30, 30],
  missing: "nonresponder",
  better: "higher",
  scenario: {
    name: "as in the pilot",
    responseRate: [0.667, 0.267],
    dropout: { rate: [0.05, 0.05], mechanism: "mcar" },
  },
  seed: 20221118,
};
const plan: AnalysisPlan = {
  method: "fisher",
  alternative: "twoSided",
  alpha: 0.05,
  interval: { method: "newcombe", level: 0.95 },
};

/** Draws, counts and analyzes: what a run of the command line does, without its workers. */
function rejections(input: TableRun, replicates: number): number {
  const tally = replicateCounts(input, 0, replicates);
  const columns = analyzeTally({ run: input, tally }, plan);
  return columns.count.reduce((sum, count, i) => sum + (columns.pValue[i]! <= 0.05 ? count : 0), 0);
}

/** Every subject of every trial, and a look-up of P for each trial. */
function rejectionsBySubject(replicates: number): number {
  const simulate = subjectSimulator(run);
  const table = pValueTable({ method: "fisher", n: run.n, alternative: "twoSided" });
  let rejected = 0;
  for (let i = 0; i < replicates; i++) {
    const { events } = analyzedTable(simulate(i), "nonresponder", "higher");
    if (table.at(events[0], events[1]) <= 0.05) rejected++;
  }
  return rejected;
}

export const bench = new Bench({ time: 2000, iterations: 3, warmupIterations: 1, warmupTime: 500 });
bench.add("counts, 30 + 30, lost are non-responders", () => rejections(run, 1e6));
bench.add("counts, 30 + 30, complete cases", () =>
  rejections({ ...run, missing: "completeCase" }, 1e6),
);
bench.add("subject by subject, 30 + 30, lost are non-responders", () => rejectionsBySubject(1e6));
bench.add("10,000 replicates, as on the page", () => rejections(run, 1e4));

const pTable = `p <- outer(0:30, 0:30, Vectorize(function(a, b)
  fisher.test(matrix(c(a, 30 - a, b, 30 - b), 2), conf.int = FALSE)$p.value))`;

export const others = () =>
  timeInR([
    {
      name: "vectorized rbinom and look-up in a given table of P values, 1,000,000 trials",
      setup: pTable,
      expression: `x <- rbinom(1e6, 30, .667 * .95); y <- rbinom(1e6, 30, .267 * .95)
        mean(p[x + 31L * y + 1L] <= .05)`,
    },
    {
      name: "fisher.test in a loop, 10,000 trials",
      expression: `x <- rbinom(1e4, 30, .667 * .95); y <- rbinom(1e4, 30, .267 * .95)
        mean(mapply(function(a, b) fisher.test(matrix(c(a, 30 - a, b, 30 - b), 2),
          conf.int = FALSE)$p.value, x, y) <= .05)`,
      runs: 3,
    },
  ]);
