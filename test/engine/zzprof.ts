import { replicateVisits } from "../../src/engine/replicateVisits.ts";
import { visitRun } from "../../src/engine/visitRun.ts";
import { emptyVisitTrial, visitTrialSimulator } from "../../src/simulate/visitTrialSimulator.ts";
import { parseVisitStudy } from "../../src/study/anyStudy.ts";
import { requireSizedVisits } from "../../src/study/requireSizedVisits.ts";
const dropout =
  process.argv[2] === "none" ? {} : { dropout: { rate: [0.15, 0.2], mechanism: "mcar" } };
const study = requireSizedVisits(
  parseVisitStudy({
    equipoise: 1,
    design: {
      arms: [{ n: 30 }, { n: 30 }],
      endpoint: { type: "longitudinal", visits: [4, 8, 12, 16], better: "lower", baseline: true },
      analysis: {
        method: "mmrm",
        degreesOfFreedom: process.argv[3] ?? "satterthwaite",
        baselineEffect: "main",
      },
    },
    scenarios: [
      {
        mean: [
          [55, 50, 46, 42],
          [59, 58, 58, 58],
        ],
        sd: [16, 18, 19, 20],
        correlation: { type: "ar1", rho: 0.7 },
        baseline: { mean: 60, sd: 15, correlation: 0.3 },
        ...dropout,
      },
    ],
  } as any),
);
const run = visitRun(study, study.scenarios[0]!);
replicateVisits(run, 0, 2000);
for (let k = 0; k < 3; k++) {
  const c = process.cpuUsage();
  replicateVisits(run, 0, 10000);
  console.log("all", process.cpuUsage(c).user / 1e3);
}
{
  const simulate = visitTrialSimulator(run);
  const trial = emptyVisitTrial(run.n, 4, true);
  for (let k = 0; k < 3; k++) {
    const c = process.cpuUsage();
    for (let r = 0; r < 10000; r++) simulate(trial, r);
    console.log("draw", process.cpuUsage(c).user / 1e3);
  }
}
