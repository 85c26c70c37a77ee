import { describe, expect, it } from "vitest";
import { mmrmSampleSize } from "../../src/sizing/mmrmPower.ts";
import { varianceInflation } from "../../src/sizing/varianceInflation.ts";
import { ar1Correlation, exchangeableCorrelation } from "../../src/sizing/visitCorrelation.ts";

describe("varianceInflation", () => {
  it("lies between none and that of the completers alone", () => {
    const retention = [1, 0.8, 0.6];
    expect(varianceInflation(exchangeableCorrelation(3, 0), retention)).toBeCloseTo(1 / 0.6, 12);
    expect(varianceInflation(exchangeableCorrelation(3, 0.9999), retention)).toBeCloseTo(1, 3);
    expect(varianceInflation(ar1Correlation(3, 0.6), [1, 1, 1])).toBeCloseTo(1, 12);
  });
});

describe("mmrmSampleSize", () => {
  const request = {
    difference: 5,
    sd: [10, 10],
    correlation: ar1Correlation(3, 0.5),
    retention: [
      [1, 0.9, 0.8],
      [1, 1, 1],
    ],
    alpha: 0.05,
    power: 0.8,
  } as const;

  it("names what is wrong", () => {
    const run = (change: object) => () => mmrmSampleSize({ ...request, ...change });
    expect(
      run({
        retention: [
          [1, 0.9],
          [1, 1, 1],
        ],
      }),
    ).toThrow("retention must list 3 shares, one per visit");
    expect(
      run({
        retention: [
          [1, 0.8, 0.9],
          [1, 1, 1],
        ],
      }),
    ).toThrow("retention[2] must be above 0 and at most 0.8");
    expect(
      run({
        correlation: [
          [1, 2],
          [2, 1],
        ],
        retention: [
          [1, 1],
          [1, 1],
        ],
      }),
    ).toThrow("correlation[0][1] must lie in [-1, 1]; got 2");
    expect(
      run({
        correlation: [
          [1, 1],
          [1, 1],
        ],
        retention: [
          [1, 1],
          [1, 1],
        ],
      }),
    ).toThrow("correlation must be positive definite");
    expect(run({ difference: 0 })).toThrow("difference must favor H1; got 0");
  });
});
