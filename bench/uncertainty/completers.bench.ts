import { Bench } from "tinybench";
import type { CountsMethod } from "../../src/analyze/methods.ts";
import type { Pair } from "../../src/pair.ts";
import type { PowerDesign } from "../../src/sizing/exactPower.ts";
import type { Dropout } from "../../src/study/schema.ts";
import { assuranceCurve } from "../../src/uncertainty/assuranceCurve.ts";
import { pilotPosterior } from "../../src/uncertainty/pilotPosterior.ts";
import { powerDistribution } from "../../src/uncertainty/powerDistribution.ts";
import { predictiveDifference } from "../../src/uncertainty/predictiveDifference.ts";

export const question =
  "What does a random number of completers cost: the curve of assurance from 10 to 200 per arm, and the distributions that the page of a pilot draws at 60 per arm?";

export const bench: Bench = new Bench({
  name: "completers",
  time: 0,
  iterations: 3,
  warmupTime: 0,
  warmupIterations: 1,
});

let calls = 0;

/** A design that no earlier call had: alpha grows by 1e-13, so that no kept region is found. */
const freshDesign = (method: CountsMethod, n = 1): PowerDesign => ({
  arms: [{ n }, { n }],
  endpoint: { type: "binary", name: "response", better: "higher" },
  missing: "completeCase",
  analysis: { method, sides: 2, alpha: 0.05 + ++calls * 1e-13 },
});

const arms = pilotPosterior({ events: [20, 8], n: [30, 30] });
const sizes = Array.from({ length: 191 }, (_, i): Pair<number> => [i + 10, i + 10]);
const atRandom = (rate: number): Dropout => ({ mechanism: "mcar", rate: [rate, rate] });

for (const method of ["fisher", "pearson"] as const) {
  const belief = { prior: { arms }, dropout: atRandom(0.05) };
  bench.add(`${method}, curve, 5% lost`, () => assuranceCurve(freshDesign(method), belief, sizes));
}
const oftener: Dropout = { mechanism: "mnar", rate: [0.2, 0.2], oddsRatio: 4 };
const leaving = { prior: { arms }, dropout: oftener };
bench.add("pearson, curve, 20% lost, failures with four times the odds", () =>
  assuranceCurve(freshDesign("pearson"), leaving, sizes),
);
const lossy = { prior: { arms }, dropout: atRandom(0.2) };
bench.add("pearson, 60 + 60, 20% lost: distribution of power", () =>
  powerDistribution(freshDesign("pearson", 60), lossy),
);
bench.add("pearson, 60 + 60, 20% lost: distribution of the difference", () =>
  predictiveDifference(freshDesign("pearson", 60), lossy),
);
