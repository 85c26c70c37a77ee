import { describe, expect, it } from "vitest";
import {
  riskDifferenceInterval,
  riskDifferenceKernels,
} from "../../src/analyze/riskDifferenceInterval.ts";

const pilot = { events: [20, 8], n: [30, 30] } as const;

describe("riskDifferenceInterval", () => {
  it("gives Newcombe's interval of the pilot", () => {
    const { estimate, lower, upper } = riskDifferenceInterval(pilot, { method: "newcombe" });
    expect(estimate).toBeCloseTo(0.4, 14);
    expect([lower.toFixed(6), upper.toFixed(6)]).toEqual(["0.147789", "0.588346"]);
  });

  it("gives limits from −1 to 1 by Newcombe, and a Wald interval of width 0 where nothing varies", () => {
    const data = { events: [30, 0], n: [30, 30] } as const;
    expect(riskDifferenceInterval(data, { method: "newcombe" }).upper).toBeCloseTo(1, 14);
    expect(riskDifferenceInterval(data, { method: "wald" })).toEqual({
      estimate: 1,
      lower: 1,
      upper: 1,
    });
  });

  it("fills limits without checks, NaN for an empty arm", () => {
    const limits = new Float64Array(2);
    riskDifferenceKernels.newcombe(limits, 0, 0, 1, 2, 1.96);
    expect([...limits]).toEqual([NaN, NaN]);
  });

  it("names what is wrong", () => {
    const interval = (data: object, options: object) => () =>
      riskDifferenceInterval(data as typeof pilot, options as { method: "wald" });
    const empty = { events: [0, 8], n: [0, 30] };
    expect(interval(empty, { method: "wald" })).toThrow("data.n[0] must be at least 1; got 0");
    expect(interval({ events: [9, 8], n: [3, 30] }, { method: "wald" })).toThrow(
      /^data\.events\[0\]/,
    );
    expect(interval(pilot, { method: "exact" })).toThrow(/^method must be one of newcombe, wald/);
    expect(interval(pilot, { method: "wald", level: 95 })).toThrow(
      "level must lie in (0, 1); got 95",
    );
  });
});
