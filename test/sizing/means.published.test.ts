import { describe, expect, it } from "vitest";
import {
  equivalenceMeansPower,
  equivalenceMeansSampleSize,
} from "../../src/sizing/equivalenceMeans.ts";
import { meansPower } from "../../src/sizing/meansPower.ts";
import { singleMeanPower, singleMeanSampleSize } from "../../src/sizing/singleMeanPower.ts";

/** Rows of test/reference/published.csv, by id; as many digits as were printed. */
describe("published values for means", () => {
  it("TT-01 Machin, two-sample t", () => {
    const request = { method: "t", difference: 5, sd: [10, 10], n: [86, 86], alpha: 0.05 } as const;
    expect(meansPower(request)).toBeCloseTo(0.90322998, 8);
  });

  it.each([
    [2, 1, 2.5, 30, 0.01, 2, 0.90538],
    [2, 5, 2.5, 119, 0.01, 2, 0.9014],
    [10, 24, 25, 80, 0.05, 1, 0.82251],
    [3.5, 1, 3, 11, 0.05, 2, 0.92066],
  ] as const)("TT-04 PASS, Welch: difference %f", (difference, sdE, sdC, n, alpha, sides, want) => {
    const request = { difference, sd: [sdE, sdC], n: [n, n], alpha, sides } as const;
    expect(meansPower({ method: "welchApproximate", ...request })).toBeCloseTo(want, 5);
  });

  it("TT-08 Borm 2007, ANCOVA", () => {
    const request = { difference: 0.6, sd: [1.2, 1.2], n: [49, 49], alpha: 0.05 } as const;
    const power = meansPower({ method: "ancova", baselineCorrelation: 0.5, ...request });
    expect(power).toBeCloseTo(0.80751501, 8);
  });

  it("TT-09 Zar and Machin, one sample", () => {
    const power = singleMeanPower({ difference: 1, sd: 1.25, n: 12, alpha: 0.05 });
    expect(power).toBeCloseTo(0.71366, 5);
    const size = singleMeanSampleSize({ difference: 0.2, sd: 1, alpha: 0.05, power: 0.8 });
    expect(size.n).toBe(199);
    expect(size.power).toBeCloseTo(0.80169, 5);
  });

  it.each([
    [0.1, 0.05, 0.05, 51, 0.8059],
    [40, 10, 0.025, 338, 0.9007],
  ])("NI-14 Chow 2003, Julious 2004: sd %f", (sd, margin, alpha, n, want) => {
    const request = { method: "t", difference: 0, nullDifference: -margin, sides: 1 } as const;
    expect(meansPower({ ...request, sd: [sd, sd], n: [n, n], alpha })).toBeCloseTo(want, 4);
  });

  it("EQ-01 Julious 2010, equivalence, no true difference", () => {
    const request = { difference: 0, margin: 10, sd: 100, alpha: 0.025, power: 0.9 };
    expect(equivalenceMeansSampleSize(request).n).toEqual([2600, 2600]);
  });

  it("EQ-01 Julious 2010, equivalence, difference 2: n = 3305 has power .899994", () => {
    const request = { difference: 2, margin: 10, sd: 100, alpha: 0.025 };
    expect(equivalenceMeansPower({ ...request, n: [3305, 3305] })).toBeCloseTo(0.899994, 6);
    expect(equivalenceMeansSampleSize({ ...request, power: 0.9 }).n).toEqual([3306, 3306]);
  });
});
