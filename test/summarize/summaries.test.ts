import { describe, expect, it } from "vitest";
import { powerTrace } from "../../src/summarize/powerTrace.ts";
import { histogram } from "../../src/summarize/histogram.ts";
import { replicatesNeeded } from "../../src/summarize/replicatesNeeded.ts";

describe("replicatesNeeded", () => {
  it("finds what ± 1 point takes at 80% and 90%, and ± 0.25 points at 2.5%", () => {
    expect(replicatesNeeded(0.8, { margin: 0.01 })).toBe(6147);
    expect(replicatesNeeded(0.9, { margin: 0.01 })).toBe(3458);
    expect(replicatesNeeded(0.025, { margin: 0.0025 })).toBe(14_982);
  });

  it("needs at least one", () => expect(replicatesNeeded(1, { margin: 0.01 })).toBe(1));
});

describe("histogram", () => {
  const bins = (values: number[], weights: number[]) => [
    ...histogram(Float64Array.from(values), Float64Array.from(weights), { from: 0, to: 1, bins: 4 })
      .share,
  ];

  it("puts a value on an edge into the bin above, and the last edge into the last bin", () => {
    expect(bins([0, 0.25, 0.5, 1], [1, 1, 1, 1])).toEqual([0.25, 0.25, 0.25, 0.25]);
  });

  it("does not lose a value to rounding at an edge", () => {
    const third = histogram(Float64Array.of(0.1 + 0.2), Float64Array.of(1), {
      from: 0,
      to: 1,
      bins: 10,
    });
    expect(third.share[3]).toBe(1);
    const last = histogram(Float64Array.of(1 + 1e-16), Float64Array.of(1), {
      from: 0,
      to: 1,
      bins: 3,
    });
    expect(last.share[2]).toBe(1);
  });

  it("counts weight outside in the total, and leaves NaN out of it", () => {
    expect(bins([0.1, 2, NaN], [1, 1, 5])).toEqual([0.5, 0, 0, 0]);
  });
});

describe("powerTrace", () => {
  const pValue = Float64Array.from({ length: 1000 }, (_, i) => (i % 4 === 0 ? 0.01 : 0.5));

  it("ends at the share of all replicates and grows", () => {
    const trace = powerTrace(pValue, { alpha: 0.05, points: 50 });
    expect(trace.at(-1)).toEqual({
      replicates: 1000,
      power: 0.25,
      monteCarloError: Math.sqrt((0.25 * 0.75) / 1000),
    });
    expect(trace[0]!.replicates).toBe(1);
    expect(trace.length).toBeLessThanOrEqual(60);
    for (let i = 1; i < trace.length; i++) {
      expect(trace[i]!.replicates).toBeGreaterThan(trace[i - 1]!.replicates);
    }
  });

  it("is empty without replicates", () => {
    expect(powerTrace(new Float64Array(0), { alpha: 0.05 })).toEqual([]);
  });
});
