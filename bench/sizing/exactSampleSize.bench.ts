import { Bench } from "tinybench";
import type { BinaryMethod } from "../../src/analyze/methods.ts";
import type { PowerDesign } from "../../src/sizing/exactPower.ts";
import { exactSampleSize } from "../../src/sizing/exactSampleSize.ts";
import type { MissingStrategy, Scenario } from "../../src/study/schema.ts";

export const question =
  "How long does the search for the stable sample size take, nothing kept between calls?";

export const bench: Bench = new Bench({ name: "exactSampleSize", time: 500 });

let calls = 0;

/** A design that no earlier call had: alpha grows by 1e-13, so that no kept region is found. */
function freshDesign(method: BinaryMethod, missing: MissingStrategy = "nonresponder"): PowerDesign {
  return {
    arms: [{ n: 1 }, { n: 1 }], // the ratio 1:1
    endpoint: { type: "binary", name: "response", better: "higher" },
    missing,
    analysis: { method, sides: 2, alpha: 0.05 + ++calls * 1e-13 },
  };
}

const scenarioOf = (experimental: number, control: number): Scenario => ({
  name: "bench",
  responseRate: [experimental, control],
});
const pilot = scenarioOf(0.667, 0.267);
const lossy: Scenario = { ...pilot, dropout: { mechanism: "mcar", rate: [0.05, 0.05] } };
const modest = scenarioOf(0.25, 0.15);

for (const method of ["fisher", "pearson"] as const) {
  bench.add(`${method}, .667 v .267, 80%`, () =>
    exactSampleSize(freshDesign(method), pilot, { power: 0.8 }),
  );
  bench.add(`${method}, .25 v .15, 90%`, () =>
    exactSampleSize(freshDesign(method), modest, { power: 0.9 }),
  );
}
bench.add("fisher, .667 v .267, 80%, complete cases with 5% dropout", () =>
  exactSampleSize(freshDesign("fisher", "completeCase"), lossy, { power: 0.8 }),
);
