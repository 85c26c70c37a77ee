import { Bench } from "tinybench";
import type { BinaryMethod } from "../../src/analyze/methods.ts";
import type { PowerDesign } from "../../src/sizing/exactPower.ts";
import { exactPower } from "../../src/sizing/exactPower.ts";
import type { MissingStrategy, Scenario } from "../../src/study/schema.ts";

export const question =
  "What does exact power cost at 30, 100 and 500 per arm, the rejection region included, and among complete cases?";

export const bench: Bench = new Bench({ name: "exactPower", time: 300 });

let calls = 0;

/** A design that no earlier call had: alpha grows by 1e-13, so that no kept region is found. */
function freshDesign(
  method: BinaryMethod,
  n: number,
  missing: MissingStrategy = "nonresponder",
): PowerDesign {
  return {
    arms: [{ n }, { n }],
    endpoint: { type: "binary", name: "response", better: "higher" },
    missing,
    analysis: { method, sides: 2, alpha: 0.05 + ++calls * 1e-13 },
  };
}

const pilot: Scenario = { name: "as in the pilot", responseRate: [0.667, 0.267] };
const half: Scenario = { name: "widest spread", responseRate: [0.55, 0.45] };
const lossy: Scenario = { ...pilot, dropout: { mechanism: "mcar", rate: [0.05, 0.05] } };

for (const method of ["fisher", "fisherMidP", "pearson", "zUnpooled", "likelihoodRatio"] as const) {
  for (const n of [30, 100, 500]) {
    bench.add(`${method}, ${n} + ${n}`, () => exactPower(freshDesign(method, n), pilot));
  }
}
for (const n of [100, 500, 5000]) {
  bench.add(`fisher, ${n} + ${n}, rates near one half`, () =>
    exactPower(freshDesign("fisher", n), half),
  );
}
for (const n of [30, 100]) {
  bench.add(`fisher, complete cases of ${n} + ${n}, 5% dropout`, () =>
    exactPower(freshDesign("fisher", n, "completeCase"), lossy),
  );
  const kept = freshDesign("fisher", n, "completeCase");
  bench.add(`the same of ${n} + ${n} again, regions kept`, () => exactPower(kept, lossy));
}
