import { join } from "node:path";
import { Bench } from "tinybench";
import { inlinePool, type BatchPool } from "../../src/engine/pool.ts";
import { replicateVisits } from "../../src/engine/replicateVisits.ts";
import { runReplicates } from "../../src/engine/runReplicates.ts";
import { visitRun } from "../../src/engine/visitRun.ts";
import { workerPool } from "../../src/engine/workerPool.ts";
import { emptyVisitTrial, visitTrialSimulator } from "../../src/simulate/visitTrialSimulator.ts";
import { parseVisitStudy } from "../../src/study/anyStudy.ts";
import { requireSizedVisits } from "../../src/study/requireSizedVisits.ts";
import type { Timing } from "../timeInR.ts";

export const question =
  "How long does a power study of 10,000 replicates by a mixed model take, 30 + 30 × 4 visits, from draws to P values, and does memory grow over 100,000?";

const study = requireSizedVisits(
  parseVisitStudy({
    equipoise: 1,
    design: {
      arms: [{ n: 30 }, { n: 30 }],
      endpoint: {
        type: "longitudinal",
        visits: [4, 8, 12, 16],
        better: "lower",
        baseline: true,
      },
      analysis: { method: "mmrm", degreesOfFreedom: "satterthwaite", baselineEffect: "main" },
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
        dropout: { rate: [0.15, 0.2], mechanism: "mcar" },
      },
    ],
  }),
);
const { design } = study;
const by = (degreesOfFreedom: "satterthwaite" | "kenwardRoger") => {
  const analysis = { ...design.analysis, degreesOfFreedom };
  return visitRun({ ...study, design: { ...design, analysis } }, study.scenarios[0]!);
};
const run = by("satterthwaite");
const replicates = 10_000;

const workers = workerPool(join(process.cwd(), "dist/bench/worker.js"), 2);
const study10k =
  (pool: BatchPool, input = run) =>
  () =>
    runReplicates(input, { replicates, pool });

export const bench = new Bench({ time: 0, iterations: 7, warmupIterations: 2, warmupTime: 0 });
bench.add("10,000 trials drawn", () => {
  const simulate = visitTrialSimulator(run);
  const trial = emptyVisitTrial(run.n, 4, true);
  for (let replicate = 0; replicate < replicates; replicate++) simulate(trial, replicate);
});
bench.add("10,000 replicates, Satterthwaite, one thread", study10k(inlinePool));
bench.add("10,000 replicates, Satterthwaite, 2 workers", study10k(workers));
bench.add("10,000 replicates, Kenward-Roger, 2 workers", study10k(workers, by("kenwardRoger")));

/** What 100,000 replicates leave behind beyond their rows, in batches as a worker gets them. */
function growth(): Timing {
  const batches = (count: number) => {
    for (let k = 0; k < count; k++) replicateVisits(run, k * 100, 100);
  };
  batches(100);
  const before = heldMegabytes();
  const start = performance.now();
  batches(1000);
  const medianMs = Math.round(performance.now() - start);
  const grownMb = Number((heldMegabytes() - before).toFixed(2));
  return {
    name: "100,000 replicates in one thread",
    medianMs,
    fastestMs: medianMs,
    runs: 1,
    grownMb,
  };
}

function heldMegabytes(): number {
  globalThis.gc?.();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return (heapUsed + external + arrayBuffers) / 2 ** 20;
}

export const others = async () => {
  await workers.close();
  return [growth()];
};
