import { describe, expect, it } from "vitest";
import { numberNeeded, numberNeededToTreat } from "../../src/analyze/numberNeededToTreat.ts";

describe("numberNeededToTreat", () => {
  it("inverts the limits of a benefit: 40 points (14.8 to 58.8) are 2.5 subjects (1.7 to 6.8)", () => {
    const needed = numberNeededToTreat({ estimate: 0.4, lower: 0.147789, upper: 0.588346 });
    expect(needed.estimate).toEqual({ subjects: 2.5, effect: "benefit" });
    expect(needed.best.subjects).toBeCloseTo(1.69968, 6);
    expect(needed.worst.subjects).toBeCloseTo(6.7664035, 6);
    expect(needed.includesInfinity).toBe(false);
  });

  it("goes through infinity where the interval holds 0 (Altman's 10 points, −5 to 25)", () => {
    // BMJ 1998;317:1309: a difference of 10% (−5% to 25%) is NNTB 10 (NNTH 20 to ∞ to NNTB 4)
    const needed = numberNeededToTreat({ estimate: 0.1, lower: -0.05, upper: 0.25 });
    expect(needed).toEqual({
      estimate: { subjects: 10, effect: "benefit" },
      best: { subjects: 4, effect: "benefit" },
      worst: { subjects: 20, effect: "harm" },
      includesInfinity: true,
    });
  });

  it("takes fewer events for the benefit where lower is better", () => {
    const limits = { estimate: -0.25, lower: -0.5, upper: -0.1 };
    const fewer = numberNeededToTreat(limits, { better: "lower" });
    expect(fewer.best).toEqual({ subjects: 2, effect: "benefit" });
    expect(fewer.worst).toEqual({ subjects: 10, effect: "benefit" });
    const more = numberNeededToTreat(limits);
    expect(more.estimate).toEqual({ subjects: 4, effect: "harm" });
    expect(more.best).toEqual({ subjects: 10, effect: "harm" });
  });

  it("is infinite without a difference, and 1 at least", () => {
    expect(numberNeeded(0)).toEqual({ subjects: Infinity, effect: "none" });
    const touching = numberNeededToTreat({ estimate: 0.9, lower: 0, upper: 1.08 });
    expect(touching.worst).toEqual({ subjects: Infinity, effect: "none" });
    expect(touching.best.subjects).toBe(1);
    expect(touching.includesInfinity).toBe(true);
  });

  it("refuses limits that do not enclose the estimate", () => {
    const at = (estimate: number, lower: number, upper: number) => () =>
      numberNeededToTreat({ estimate, lower, upper });
    expect(at(0.1, 0.2, 0.3)).toThrow("lower must be at most 0.1; got 0.2");
    expect(at(0.1, 0, 0.05)).toThrow("upper must be at least 0.1; got 0.05");
    expect(at(NaN, 0, 1)).toThrow("estimate must lie in [-1, 1]; got NaN");
  });
});
