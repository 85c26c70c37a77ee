import { Bench } from "tinybench";
import { adjustedAnalysis } from "../../src/engine/adjustedAnalysis.ts";
import type { TableRun } from "../../src/engine/tableRun.ts";
import { replicateSubjects } from "../../src/engine/replicateSubjects.ts";
import type { Analysis } from "../../src/study/schema.ts";
import { subjectSimulator } from "../../src/simulate/trialSubjects.ts";

export const question =
  "How long do 1,000 replicates of 30 + 30 with two strata and a covariate take on one core, from draws to P values, by each adjusted analysis?";

const run: TableRun = {
  type: "table",
  n: [30, 30],
  missing: "nonresponder",
  better: "higher",
  scenario: {
    name: "two strata and a score",
    responseRate: [0.66, 0.26],
    strata: [
      { share: 0.4, responseRate: [0.9, 0.5] },
      { share: 0.6, responseRate: [0.5, 0.1] },
    ],
    covariate: { oddsRatioPerSd: 2.5 },
    dropout: { rate: [0.05, 0.05], mechanism: "mcar" },
  },
  seed: 20221118,
};

const replicates = 1000;
const analyses: readonly (readonly [string, Partial<Analysis> & Pick<Analysis, "method">])[] = [
  ["Mantel-Haenszel", { method: "mantelHaenszel" }],
  ["logistic, Wald", { method: "logistic" }],
  ["logistic, likelihood ratio", { method: "logistic", test: "likelihoodRatio" }],
  ["logistic, Firth", { method: "logistic", test: "firth" }],
  ["standardized", { method: "standardized" }],
];

export const bench = new Bench({ time: 0, iterations: 7, warmupIterations: 2, warmupTime: 0 });

bench.add("subjects alone", () => {
  const simulate = subjectSimulator(run);
  for (let i = 0; i < replicates; i++) simulate(i);
});

for (const [name, plan] of analyses) {
  const analysis = adjustedAnalysis({ analysis: { sides: 2, alpha: 0.05, ...plan } })!;
  bench.add(name, () => void replicateSubjects({ ...run, analysis }, 0, replicates));
}
