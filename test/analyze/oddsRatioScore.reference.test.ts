import { afterAll, expect, it } from "vitest";
import { effectInterval } from "../../src/analyze/effectInterval.ts";
import { recordAgreement } from "../referenceReport.ts";

/**
 * Score limits of the odds ratio where expected cells are 10⁻⁵ of a subject, and levels at which they lie far out: bisection of
 * the statistic at rates that were bisected themselves, mpmath 1.3.0 with 90 digits.
 */
const cases = [
  { events: [0, 999999], n: [1e6, 1e6], level: 0.95, limits: [0, 7.410276353178588e-12] },
  { events: [1, 1e6], n: [1e6, 1e6], level: 0.95, limits: [0, 7.410276353178588e-12] },
  {
    events: [999999, 1],
    n: [1e6, 1e6],
    level: 0.95,
    limits: [75205142696.94545, 13296909814208.97],
  },
  { events: [37, 10], n: [40, 10], level: 0.999999, limits: [0, 41.906161254818514] },
  { events: [32, 0], n: [51, 22], level: 0.001, limits: [23265296.413673133, Infinity] },
  { events: [3, 0], n: [10, 10], level: 1e-5, limits: [25919519302.180092, Infinity] },
  { events: [10, 3], n: [10, 10], level: 1e-5, limits: [141117382867.42496, Infinity] },
] as const;

const errors: number[] = [];
afterAll(() =>
  recordAgreement("intervals", "odds ratio far out", {
    values: errors.length,
    largestError: Math.max(...errors),
  }),
);

for (const { events, n, level, limits } of cases) {
  it(`score limits of ${events.join("/")} of ${n.join("/")} at level ${level}`, () => {
    const options = { measure: "oddsRatio", method: "miettinenNurminen", level } as const;
    const { lower, upper } = effectInterval({ events, n }, options);
    [lower, upper].forEach((got, i) => {
      const want = limits[i]!;
      if (want === 0 || want === Infinity) return expect(got).toBe(want);
      const error = Math.abs(got / want - 1);
      errors.push(error);
      // level 1e-5 leaves 10 digits in 1 − level, of which the limit is a square
      expect(error).toBeLessThan(1e-12 + 1e-15 / level);
    });
  });
}
