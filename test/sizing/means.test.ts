import { describe, expect, it } from "vitest";
import { equivalenceMeansSampleSize } from "../../src/sizing/equivalenceMeans.ts";
import { meansPower, type MeansPowerRequest } from "../../src/sizing/meansPower.ts";
import { meansSampleSize } from "../../src/sizing/meansSampleSize.ts";
import { singleMeanSampleSize } from "../../src/sizing/singleMeanPower.ts";

const request: MeansPowerRequest = {
  method: "t",
  difference: 4,
  sd: [10, 10],
  n: [30, 30],
  alpha: 0.05,
};

describe("power of tests of means", () => {
  it("is the level where there is no effect", () => {
    for (const method of ["t", "z", "welchApproximate"] as const) {
      expect(meansPower({ ...request, method, difference: 0 })).toBeCloseTo(0.05, 10);
      const margin = { difference: -3, nullDifference: -3, sides: 1 } as const;
      expect(meansPower({ ...request, method, ...margin })).toBeCloseTo(0.05, 10);
    }
  });

  it("mirrors the better direction", () => {
    const higher = meansPower({ ...request, sides: 1 });
    const lower = meansPower({ ...request, difference: -4, sides: 1, better: "lower" });
    expect(lower).toBeCloseTo(higher, 12);
  });

  it("sizes the sum of both tails, and the smallest whole arms", () => {
    for (const method of ["t", "welch", "ancova"] as const) {
      const comparison = { ...request, method, baselineCorrelation: 0.6, allocation: 1.5 };
      const size = meansSampleSize({ ...comparison, power: 0.8 });
      expect(meansPower({ ...comparison, n: size.unrounded })).toBeCloseTo(0.8, 8);
      const fewer = size.n[1] - 1;
      const smaller = meansPower({ ...comparison, n: [Math.ceil(1.5 * fewer), fewer] });
      expect(size.power).toBeGreaterThanOrEqual(0.8);
      expect(smaller).toBeLessThan(0.8);
    }
  });

  it("names what is wrong", () => {
    const run = (change: object) => () => meansPower({ ...request, ...change });
    expect(run({ method: "anova" })).toThrow("method must be one of t, z, welch");
    expect(run({ sd: [10, 12] })).toThrow('sd must be equal in both arms for "t"; got [10,12]');
    expect(run({ sd: [10, -1] })).toThrow("sd[1] must be above 0; got -1");
    expect(run({ n: [1, 1] })).toThrow("n must leave degrees of freedom; got [1,1]");
    expect(run({ alpha: 5 })).toThrow("alpha must lie between 0 and 1; got 5");
    expect(run({ method: "ancova" })).toThrow("baselineCorrelation must lie between -1 and 1");
    const size = (change: object) => () => meansSampleSize({ ...request, power: 0.8, ...change });
    expect(size({ difference: 0 })).toThrow("difference must differ from 0; got 0");
    expect(size({ difference: -1, sides: 1 })).toThrow("difference must lie above 0; got -1");
    expect(size({ power: 80 })).toThrow("power must lie above alpha and below 1; got 80");
    expect(() =>
      singleMeanSampleSize({
        difference: 1,
        sd: 1,
        alpha: 0.05,
        power: 0.8,
        sides: 1,
        better: "lower",
      }),
    ).toThrow("difference must favor H1; got 1");
    const far = { difference: 3, margin: 2, sd: 1, alpha: 0.05, power: 0.8 };
    expect(() => equivalenceMeansSampleSize(far)).toThrow("difference must lie within ± 2; got 3");
  });
});
