import { describe, expect, it } from "vitest";
import { testBinary } from "../../src/analyze/binaryTest.ts";
import type { Counts } from "../../src/analyze/counts.ts";
import { binaryMethods } from "../../src/analyze/methods.ts";
import { exactFisher } from "./exactFisher.ts";

const pilot: Counts = { events: [20, 8], n: [30, 30] };
const infections: Counts = { events: [1, 9], n: [30, 30] };

describe("testBinary on the LD-IL-2 trial", () => {
  it("gives the effect on three scales", () => {
    const { estimate } = testBinary(pilot, { method: "fisher" });
    expect(estimate.riskDifference).toBeCloseTo(0.4, 14);
    expect(estimate.riskRatio).toBe(2.5);
    expect(estimate.oddsRatio).toBe(5.5);
  });

  it("gives the P values worked out for the source trial", () => {
    const p = (method: (typeof binaryMethods)[number], data = pilot) =>
      testBinary(data, { method }).pValue.toFixed(5);
    expect([p("fisher"), p("yates"), p("pearson")]).toEqual(["0.00403", "0.00442", "0.00190"]);
    const ofInfections = (["pearson", "nMinus1", "fisher", "yates"] as const).map((method) =>
      testBinary(infections, { method }).pValue.toFixed(4),
    );
    expect(ofInfections).toEqual(["0.0056", "0.0060", "0.0122", "0.0153"]);
  });

  it("names the alternative and gives the statistic the sign of the difference", () => {
    const lower = testBinary(infections, { method: "pearson", sides: 1, better: "lower" });
    expect(lower.alternative).toBe("less");
    expect(lower.statistic).toBeCloseTo(-Math.sqrt(7.68), 12);
    expect(testBinary(pilot, { method: "fisher" }).statistic).toBeUndefined();
  });
});

describe("testBinary on tables without information", () => {
  const tables: Record<string, Counts> = {
    "no event": { events: [0, 0], n: [12, 7] },
    "events only": { events: [12, 7], n: [12, 7] },
    "an empty experimental arm": { events: [0, 3], n: [0, 7] },
    "an empty control arm": { events: [3, 0], n: [7, 0] },
    "two empty arms": { events: [0, 0], n: [0, 0] },
  };
  for (const [name, data] of Object.entries(tables)) {
    for (const method of binaryMethods) {
      it(`${name}: ${method} does not reject and says why`, () => {
        for (const sides of [1, 2] as const) {
          const { pValue, statistic, notes } = testBinary(data, { method, sides });
          // the mid-P of the only possible table leaves out half of it
          const isOnlyTable = method === "fisherMidP" && data.n[0] > 0 && data.n[1] > 0;
          expect(pValue).toBe(isOnlyTable ? 0.5 : 1);
          expect(statistic ?? 0).toBe(0);
          expect(notes).toHaveLength(1);
        }
      });
    }
  }
});

describe("testBinary at the edges", () => {
  it("handles one subject an arm", () => {
    const data: Counts = { events: [1, 0], n: [1, 1] };
    expect(testBinary(data, { method: "fisher" }).pValue).toBe(1);
    expect(testBinary(data, { method: "fisher", sides: 1 }).pValue).toBe(0.5);
    expect(testBinary(data, { method: "yates" }).statistic).toBe(0);
    expect(testBinary(data, { method: "zUnpooled" }).statistic).toBe(Infinity);
    expect(testBinary(data, { method: "zUnpooled" }).pValue).toBe(0);
  });

  it("gives equal arms P = 1 on two sides", () => {
    for (const method of binaryMethods) {
      if (method === "fisherMidP") continue;
      expect(testBinary({ events: [7, 7], n: [20, 20] }, { method }).pValue, method).toBe(1);
    }
  });

  it("keeps the relative accuracy of tiny P values", () => {
    for (const events of [45, 60, 75, 100]) {
      const data: Counts = { events: [events, 0], n: [100, 120] };
      const { pValue } = testBinary(data, { method: "fisher" });
      const exact = exactFisher(events, 100, 0, 120).twoSided;
      expect(exact).toBeLessThan(1e-15);
      expect(Math.abs(pValue / exact - 1)).toBeLessThan(1e-12);
    }
    const tiny = testBinary({ events: [45, 0], n: [45, 45] }, { method: "fisher" }).pValue;
    expect(Math.abs(tiny / exactFisher(45, 45, 0, 45).twoSided - 1)).toBeLessThan(1e-13);
  });

  it("notes a poor normal approximation", () => {
    const data: Counts = { events: [3, 0], n: [20, 20] };
    expect(testBinary(data, { method: "pearson" }).notes).toEqual([
      "The least expected count is 1.5: the normal approximation is poor.",
    ]);
    expect(testBinary(data, { method: "fisher" }).notes).toEqual([]);
  });

  it("leaves 0/0 undefined and x/0 infinite", () => {
    const none = testBinary({ events: [0, 0], n: [5, 5] }, { method: "fisher" }).estimate;
    expect(none).toEqual({ riskDifference: 0, riskRatio: NaN, oddsRatio: NaN });
    const one = testBinary({ events: [2, 0], n: [5, 5] }, { method: "fisher" }).estimate;
    expect(one).toEqual({ riskDifference: 0.4, riskRatio: Infinity, oddsRatio: Infinity });
  });
});

describe("testBinary refuses", () => {
  const bad = (data: unknown, options: unknown = { method: "fisher" }) => {
    return () => testBinary(data as Counts, options as { method: "fisher" });
  };
  it.each([
    [
      { events: [31, 8], n: [30, 30] },
      "data.events[0] must be a whole number from 0 to 30; got 31",
    ],
    [
      { events: [20, -1], n: [30, 30] },
      "data.events[1] must be a whole number from 0 to 30; got -1",
    ],
    [
      { events: [2.5, 8], n: [30, 30] },
      "data.events[0] must be a whole number from 0 to 30; got 2.5",
    ],
    [{ events: [0, 8], n: [-1, 30] }, "data.n[0] must be a whole number from 0 to 1000000; got -1"],
    [
      { events: [0, 8], n: [1, 1e7] },
      "data.n[1] must be a whole number from 0 to 1000000; got 10000000",
    ],
    [
      { events: [NaN, 8], n: [30, 30] },
      "data.events[0] must be a whole number from 0 to 30; got NaN",
    ],
  ])("%j", (data, message) => {
    expect(bad(data)).toThrow(message);
  });
  it("options outside their range", () => {
    expect(bad(pilot, { method: "t" })).toThrow(
      /^analysis.method must be one of pearson, .*; got "t"$/,
    );
    expect(bad(pilot, { method: "fisher", sides: 3 })).toThrow(
      "analysis.sides must be 1 or 2; got 3",
    );
    expect(bad(pilot, { method: "fisher", better: "up" })).toThrow(
      'analysis.better must be "higher" or "lower"; got "up"',
    );
  });
});
