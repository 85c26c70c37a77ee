import { Bench } from "tinybench";
import type { EffectIntervalMethod } from "../../src/analyze/effectInterval.ts";
import { effectInterval, effectIntervalKernels } from "../../src/analyze/effectInterval.ts";
import { effectIntervalCharacteristics } from "../../src/sizing/intervalCoverage.ts";

export const question =
  "What does one confidence interval cost, by method, and what the exact coverage of a design's interval?";

export const bench: Bench = new Bench({ name: "intervals", time: 300 });

const pilot = { events: [20, 8], n: [30, 30] } as const;
for (const [measure, kernels] of Object.entries(effectIntervalKernels)) {
  for (const method of Object.keys(kernels)) {
    const options = { measure, method } as EffectIntervalMethod;
    bench.add(`${measure} ${method}, 20/30 v 8/30`, () => effectInterval(pilot, options));
  }
}
const coverage = { measure: "riskDifference", method: "miettinenNurminen" } as const;
const rates = Array.from({ length: 50 }, (_, i) => [(i + 0.5) / 50, 0.267] as const);
bench.add("coverage of Miettinen and Nurminen's at 50 rates, 30 + 30", () =>
  effectIntervalCharacteristics({ ...coverage, n: [30, 30] }, rates),
);
