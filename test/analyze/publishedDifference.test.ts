import { describe, expect, it } from "vitest";
import { publishedDifference } from "../../src/analyze/publishedDifference.ts";

const n = [30, 30] as const;
const dryness = { estimate: -18.33, lower: -28.46, upper: -8.21 };

// R 4: se <- (upper - lower) / 2 / qt(.975, df); se / sqrt(2 / 30); estimate / se; 2 * pt(-abs(t), df)
const ofR = [
  ["dryness", dryness, 58, 5.05815634833381, 19.5901552996102, 0.00061242266931296],
  ["pain", { estimate: -10.33, lower: -19.38, upper: -1.29 }, 58, 4.5186196711782, 17.5005387343184, 0.025919407352752], // prettier-ignore
  ["fatigue", { estimate: -11.67, lower: -20.65, upper: -2.68 }, 58, 4.4886454113362, 17.3844489251355, 0.0118088258662], // prettier-ignore
  ["dryness", dryness, 55, 5.05228230647736, 19.5674052333252, 0.00062625232619992],
  ["dryness", dryness, Infinity, 5.16591125136213, 20.007488244511, 0.0003877841555415],
] as const;

describe("publishedDifference", () => {
  for (const [name, published, df, standardError, sd, pValue] of ofR) {
    it(`agrees with R for ${name} with ${df} degrees of freedom`, () => {
      const implied = publishedDifference(published, { n, df });
      expect(implied.standardError / standardError).toBeCloseTo(1, 11);
      expect(implied.sd / sd).toBeCloseTo(1, 11);
      expect(implied.pValue / pValue).toBeCloseTo(1, 9);
      expect(implied.statistic).toBeCloseTo(published.estimate / standardError, 10);
    });
  }

  it("takes subjects less 2 for the degrees of freedom, and other levels and sizes", () => {
    expect(publishedDifference(dryness, { n }).df).toBe(58);
    const other = { estimate: 2.4, lower: -1.4, upper: 6.2 };
    const implied = publishedDifference(other, { n: [12, 28], level: 0.9 });
    expect(implied.standardError).toBeCloseTo(2.25391615834285, 12);
    expect(implied.sd).toBeCloseTo(6.53246964097403, 11);
    expect(implied.pValue).toBeCloseTo(0.29367987281384, 12); // the interval holds 0
  });

  it("gives the P values that rounding leaves possible", () => {
    const { pValueRange } = publishedDifference(dryness, { n, decimals: 2 });
    expect(pValueRange[0] / 0.00060708481697351).toBeCloseTo(1, 9);
    expect(pValueRange[1] / 0.00061779996682179).toBeCloseTo(1, 9);
    const exact = publishedDifference(dryness, { n });
    expect(exact.pValueRange).toEqual([exact.pValue, exact.pValue]);
  });

  it("stays in [0, 1] where rounding could have made anything of the numbers", () => {
    const coarse = { estimate: 0.2, lower: -0.1, upper: 0.5 };
    const { pValueRange } = publishedDifference(coarse, { n, decimals: 0 });
    expect(pValueRange).toEqual([0, 1]);
  });

  it("refuses limits that do not enclose the estimate, and options out of range", () => {
    const at =
      (change: object, options = {}) =>
      () =>
        publishedDifference({ ...dryness, ...change }, { n, ...options });
    expect(at({ lower: -18.33 })).toThrow("lower must be below -18.33; got -18.33");
    expect(at({ upper: -20 })).toThrow("upper must be above -18.33; got -20");
    expect(at({ estimate: NaN })).toThrow("lower must be below NaN");
    expect(at({}, { n: [30, 1] })).toThrow("n[1] must be at least 2; got 1");
    expect(at({}, { level: 95 })).toThrow("level must lie in (0, 1); got 95");
    expect(at({}, { df: 0 })).toThrow("df must be above 0; got 0");
  });
});
