import { Bench } from "tinybench";
import {
  emptyVisitResult,
  visitAnalyzer,
  type VisitAnalysisPlan,
} from "../../src/analyze/visitAnalyzer.ts";
import { normalQuantile } from "../../src/math/normal.ts";
import { createStream } from "../../src/random/stream.ts";

export const question =
  "How long does one analysis of 60 subjects × 4 visits take, by method and handling of missing values?";

const [subjects, visits] = [60, 4];
const sd = [16, 18, 19, 20];
const stream = createStream({ seed: 4, replicate: 0, purpose: "outcome" });
const normal = (): number => normalQuantile(stream.uniform());

/** AR(1) errors at .7; 6% leave before each visit, and with `gaps` 5% of values are missing besides. */
function trial(gaps: number) {
  const values = new Float64Array(subjects * visits);
  const baseline = Float64Array.from({ length: subjects }, () => 15 * normal());
  const arm = Uint8Array.from({ length: subjects }, (_, i) => i % 2);
  const stopped = new Uint8Array(subjects).fill(visits);
  for (let i = 0; i < subjects; i++) {
    let error = normal();
    for (let j = 0; j < visits; j++) {
      if (j > 0) error = 0.7 * error + Math.sqrt(0.51) * normal();
      if (j > 0 && stopped[i] === visits && stream.uniform() < 0.06) stopped[i] = j;
      const value = (arm[i] === 0 ? -4 * (j + 1) : 0) - 0.3 * baseline[i]! + sd[j]! * error;
      const isMissing = stopped[i]! <= j || stream.uniform() < gaps;
      values[i * visits + j] = isMissing ? NaN : value;
    }
  }
  return { values, arm, baseline, stopped };
}

const layout = { visits, subjects, hasBaseline: true, contrast: 3, better: "lower" } as const;
const plans: readonly VisitAnalysisPlan[] = [
  { missing: "observed", analysis: { method: "mmrm", degreesOfFreedom: "satterthwaite" } },
  { missing: "observed", analysis: { method: "mmrm", degreesOfFreedom: "kenwardRoger" } },
  { missing: "observed", analysis: { method: "gee" } },
  { missing: "completeCase", analysis: { method: "t" } },
  { missing: "lastObservation", analysis: { method: "ancova" } },
  { missing: "completeCase", analysis: { method: "wilcoxon" } },
  { missing: "multipleImputation", analysis: { method: "ancova" } },
  { missing: "jumpToReference", analysis: { method: "ancova" } },
];

export const bench = new Bench({ time: 1000, warmupTime: 300 });
const source = createStream({ seed: 5, replicate: 0, purpose: "outcome" });
let run = 0;
const result = emptyVisitResult();
for (const [pattern, gaps] of [
  ["dropout", 0],
  ["dropout and gaps", 0.05],
] as const) {
  const trials = Array.from({ length: 50 }, () => trial(gaps));
  for (const plan of plans) {
    const analyze = visitAnalyzer(layout, plan, source);
    const { method, degreesOfFreedom = "" } = plan.analysis;
    let next = 0;
    bench.add(`${pattern}; ${method} ${degreesOfFreedom} ${plan.missing}`, () => {
      source.rekey(run++ % 1000); // a stream holds the draws of one trial, not of a benchmark
      analyze(trials[next++ % trials.length]!, result);
    });
  }
}
