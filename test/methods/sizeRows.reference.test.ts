import { describe, expect, it } from "vitest";
import { reachedSizes } from "../../src/methods/powerRows.ts";
import { commonSizes } from "../../src/methods/sentences.ts";
import { rowOf } from "../../src/methods/sizeRows.ts";
import { answersTo, pilot } from "./answers.ts";
import { publishedRows } from "../analyze/publishedRows.ts";

describe("2/3 against 4/15, two-sided .05", () => {
  // Unrounded sizes per arm from R's power.prop.test, pwr and clinfun; exact sizes by enumeration in R.
  it.each([
    [0.8, { unpooled: 20.4943, pooled: 23.2037, arcsine: 23.0439, pooledCc: 27.9803 }],
    [0.9, { unpooled: 27.436, pooled: 30.5577, arcsine: 30.8492, pooledCc: 35.3811 }],
    [0.95, { unpooled: 33.9306, pooled: 37.3927, arcsine: 38.1518, pooledCc: 42.2448 }],
  ])("the formulas at %d", async (power, unrounded) => {
    const { sizes } = await answersTo({ ...pilot, power });
    for (const [formula, size] of Object.entries(unrounded)) {
      const row = rowOf(sizes, formula as keyof typeof unrounded)!;
      expect(row.unrounded![0]).toBeCloseTo(size, 4);
      expect(row.n[0]).toBe(Math.ceil(size));
    }
  });

  it.each([
    [0.8, { fisher: [29, 29], pearson: [23, 23], yates: [29, 29], zUnpooled: [20, 23] }],
    [0.9, { fisher: [37, 37], pearson: [31, 31], yates: [37, 37], zUnpooled: [31, 31] }],
    [0.95, { fisher: [42, 44], pearson: [38, 38], yates: [42, 44], zUnpooled: [35, 38] }],
  ])("exact sizes at %d, first and safe", async (power, expected) => {
    const { curves } = await answersTo({ ...pilot, power });
    for (const [method, [first, safe]] of Object.entries(expected)) {
      const reached = reachedSizes(curves, method as keyof typeof expected, power);
      expect([method, reached.first!.size, reached.safe!.size]).toEqual([method, first, safe]);
    }
  });

  it("calculators say 21, 23, 24, 28 or 29", async () => {
    const { sizes } = await answersTo(pilot);
    expect(commonSizes(sizes).map(({ n }) => n[0])).toEqual([21, 23, 24, 28, 29]);
  });

  it("the curves pass through the published powers", async () => {
    const { curves } = await answersTo(pilot);
    let compared = 0;
    for (const { id, expected } of publishedRows("UC-0")) {
      const row = curves.find(({ size }) => size === Number(id.slice(3)));
      const boschloo = /Boschloo ([\d.]+)/.exec(expected);
      if (!row || !boschloo) continue;
      compared += 1;
      expect(row.power.boschloo).toBeCloseTo(Number(boschloo[1]), 6);
    }
    expect(compared).toBeGreaterThan(10);
  });
});
