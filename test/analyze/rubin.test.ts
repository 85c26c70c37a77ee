import { describe, expect, it } from "vitest";
import { poolRubin } from "../../src/analyze/rubin.ts";

/** Estimates and standard errors of the first example of SAS/STAT's MIANALYZE (means of 31 subjects, fitness data). */
const fitness = [
  {
    estimates: [47.012, 47.2407, 47.4995, 47.1485, 47.0042],
    standardErrors: [0.95984, 0.9354, 1.00766, 0.95439, 0.96528],
    expected: [
      47.18098, 0.93085408234, 0.041470457, 0.9902619000749, 26.2986793749162, 0.1155463874223,
    ],
  },
  {
    estimates: [10.4441, 10.504, 10.5922, 10.5279, 10.4913],
    standardErrors: [0.2852, 0.26661, 0.26302, 0.26405, 0.27275],
    expected: [10.5119, 0.0731428835, 0.002946925, 0.276910081976, 26.503288165785, 0.110780989012],
  },
  {
    estimates: [171.216, 171.244, 171.909, 171.146, 172.072],
    standardErrors: [1.5991, 1.75638, 1.85795, 1.75011, 1.84807],
    expected: [
      171.5174, 3.11444349078, 0.1911148, 1.8286008998084, 25.4629074813595, 0.1340338932964,
    ],
  },
];

describe("poolRubin", () => {
  it.each(fitness)(
    "agrees with the formulas of mice 3 (pool.scalar), computed in R 4.2.2: $estimates",
    ({ estimates, standardErrors, expected }) => {
      const pooled = poolRubin(
        estimates,
        standardErrors.map((se) => se * se),
        30,
      );
      const { estimate, within, between, standardError, df, missingInformation } = pooled;
      const got = [estimate, within, between, standardError, df, missingInformation];
      got.forEach((value, k) => expect(value / expected[k]! - 1).toBeCloseTo(0, 11));
    },
  );

  it("has Rubin's own degrees of freedom where the complete data have infinitely many", () => {
    const { df, within, between } = poolRubin([1, 2, 4], [1, 1.5, 2], Infinity);
    expect(df).toBeCloseTo(2 * (1 + within / ((4 / 3) * between)) ** 2, 12);
  });

  it("has the normal distribution where nothing varies between data sets", () => {
    const pooled = poolRubin([3, 3, 3], [2, 2, 2], Infinity);
    expect(pooled).toMatchObject({ estimate: 3, between: 0, df: Infinity, missingInformation: 0 });
  });

  it("never has more degrees of freedom than the complete data", () => {
    for (const spread of [0, 0.01, 1, 100]) {
      expect(poolRubin([-spread, 0, spread], [1, 1, 1], 20).df).toBeLessThan(20);
    }
  });

  it("names what is wrong", () => {
    expect(() => poolRubin([1], [1], 10)).toThrow("estimates must hold at least 2 values; got 1");
    expect(() => poolRubin([1, 2], [1], 10)).toThrow(
      "variances must list 2 values, as estimates does; got 1",
    );
    expect(() => poolRubin([1, 2], [1, 1], 0)).toThrow("completeDf must be above 0; got 0");
  });
});
