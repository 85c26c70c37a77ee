import { Bench } from "tinybench";
import { countsMethods } from "../../src/analyze/methods.ts";
import type { CountsMethod } from "../../src/analyze/methods.ts";
import type { Pair } from "../../src/pair.ts";
import type { PowerDesign } from "../../src/sizing/exactPower.ts";
import type { MissingStrategy } from "../../src/study/schema.ts";
import { assurance } from "../../src/uncertainty/assurance.ts";
import { assuranceCurve } from "../../src/uncertainty/assuranceCurve.ts";
import type { Belief } from "../../src/uncertainty/belief.ts";
import { conditionalEstimate } from "../../src/uncertainty/conditionalEstimate.ts";
import { pilotPosterior } from "../../src/uncertainty/pilotPosterior.ts";
import { powerDistribution } from "../../src/uncertainty/powerDistribution.ts";
import { ratesMap } from "../../src/uncertainty/powerMaps.ts";

export const question =
  "What do assurance at 30 per arm by every test, its curve from 10 to 200 per arm, and a map of 41 × 41 rates cost, rejection regions included?";

export const bench: Bench = new Bench({ name: "assurance", time: 500 });

let calls = 0;

/** A design that no earlier call had: alpha grows by 1e-13, so that no kept region is found. */
function freshDesign(
  method: CountsMethod,
  n = 30,
  missing: MissingStrategy = "nonresponder",
): PowerDesign {
  return {
    arms: [{ n }, { n }],
    endpoint: { type: "binary", name: "response", better: "higher" },
    missing,
    analysis: { method, sides: 2, alpha: 0.05 + ++calls * 1e-13 },
  };
}

const pilot = { events: [20, 8], n: [30, 30] } as const;
const belief: Belief = { prior: { arms: pilotPosterior(pilot) } };
const dropout = { mechanism: "mcar", rate: [0.05, 0.05] } as const;
const lossy = { dropout };
const sizes = Array.from({ length: 191 }, (_, i): Pair<number> => [i + 10, i + 10]);

bench.add("30 + 30, by every test", () => {
  for (const method of countsMethods) assurance(freshDesign(method), belief);
});
// Barnard's and Boschloo's orders do not depend on alpha: sizes that no earlier call had
bench.add("near 30 + 30, by every test, nothing kept", () => {
  const n: Pair<number> = [25 + (++calls % 15), 25 + (Math.floor(calls / 15) % 15)];
  for (const method of countsMethods) {
    assurance({ ...freshDesign(method), arms: [{ n: n[0] }, { n: n[1] }] }, belief);
  }
});
for (const method of ["fisher", "pearson"] as const) {
  bench.add(`${method}, 10 to 200 per arm`, () =>
    assuranceCurve(freshDesign(method), belief, sizes),
  );
  bench.add(`${method}, 10 to 200 per arm, 5% lost counted as failures`, () =>
    assuranceCurve(freshDesign(method), { ...belief, dropout }, sizes),
  );
}
bench.add("fisher, complete cases of 30 + 30, 5% dropout", () =>
  assurance(freshDesign("fisher", 30, "completeCase"), { ...belief, dropout }),
);
for (const n of [30, 100]) {
  for (const missing of ["nonresponder", "completeCase"] as const) {
    bench.add(`map of 41 × 41 rates, fisher, ${n} + ${n}, ${missing}, 5% dropout`, () =>
      ratesMap(freshDesign("fisher", n, missing), lossy),
    );
  }
}
bench.add("distribution of power, fisher, 30 + 30", () =>
  powerDistribution(freshDesign("fisher"), belief),
);
bench.add("conditional estimate of the pilot, pearson", () =>
  conditionalEstimate(pilot, freshDesign("pearson")),
);
