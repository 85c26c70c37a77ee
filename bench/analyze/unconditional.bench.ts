import { Bench } from "tinybench";
import { fillUnconditionalCritical } from "../../src/analyze/unconditionalCritical.ts";
import { unconditionalPValue } from "../../src/analyze/unconditionalPValue.ts";
import { alphaTolerance, regionOf } from "../../src/analyze/rejectionRegion.ts";
import { binomialProbabilities } from "../../src/math/binomialProbabilities.ts";
import { eventDistribution } from "../../src/sizing/eventDistribution.ts";
import { regionPower } from "../../src/sizing/regionPower.ts";

export const question =
  "What do a certified Boschloo P value, its rejection region with exact power, and the stable n for 80% cost, nothing kept between calls?";

export const bench: Bench = new Bench({ name: "unconditional", time: 500 });

function boschlooPower(perArm: number): number {
  const lower = new Int32Array(2 * perArm + 1).fill(-1);
  const upper = new Int32Array(2 * perArm + 1).fill(perArm + 1);
  const n = [perArm, perArm] as const;
  fillUnconditionalCritical(
    { lower, upper },
    { order: "fisher", n, alternative: "twoSided", limit: 0.05 * (1 + alphaTolerance) },
  );
  return regionPower(regionOf(n, lower, upper), [
    eventDistribution(binomialProbabilities(perArm, 0.667)),
    eventDistribution(binomialProbabilities(perArm, 0.267)),
  ]);
}

/** Smallest n from which on the power stays at 80%, seen up to 64 per arm. */
function stableSize(): number {
  let last = 0;
  for (let perArm = 1; perArm <= 64; perArm++) if (boschlooPower(perArm) < 0.8) last = perArm;
  return last + 1;
}

const request = { order: "fisher", alternative: "twoSided" } as const;
bench.add("P value, 20/30 v 8/30", () => unconditionalPValue({ ...request, n: [30, 30] }, [20, 8]));
bench.add("P value, 60/100 v 45/100", () =>
  unconditionalPValue({ ...request, n: [100, 100] }, [60, 45]),
);
for (const perArm of [30, 200, 500]) {
  bench.add(`region and power, ${perArm} + ${perArm}`, () => boschlooPower(perArm));
}
bench.add("stable n for 80%, 2/3 v 4/15, every n to 64", () => stableSize());
