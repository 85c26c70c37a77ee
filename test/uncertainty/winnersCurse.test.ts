import { describe, expect, it } from "vitest";
import { conditionalEstimate } from "../../src/uncertainty/conditionalEstimate.ts";
import { estimateAtLeast, significanceFilter } from "../../src/uncertainty/significanceFilter.ts";
import { winnersCurse } from "../../src/uncertainty/winnersCurse.ts";
import { createStream } from "../../src/random/stream.ts";
import { rejectionRegion } from "../../src/analyze/rejectionRegion.ts";
import { designOf, mcar, scenarioOf } from "../sizing/designs.ts";
import { drawBinomial, infections, primary } from "./pilots.ts";

const pearson = designOf({ method: "pearson" });
const controlRate = 4 / 15;

describe("winnersCurse", () => {
  it("finds how a significant pilot overstates its effect", () => {
    const rows = winnersCurse(pearson, { controlRate, differences: [0.2, 0.3, 0.4] });
    expect(rows.map((row) => row.significant.toFixed(3))).toEqual(["0.357", "0.667", "0.897"]);
    expect(rows.map((row) => row.exaggeration.toFixed(2))).toEqual(["1.63", "1.22", "1.06"]);
    expect(rows[0]!.meanEstimate.toFixed(3)).toBe("0.327");
    expect(estimateAtLeast(pearson, scenarioOf([7 / 15, controlRate]), 0.4).toFixed(3)).toBe(
      "0.064",
    );
  });

  it("agrees with simulated pilots", () => {
    const { rejects } = rejectionRegion({
      ...pearson.analysis,
      method: "pearson",
      alternative: "twoSided",
      n: [30, 30],
    });
    const stream = createStream({ seed: 7, replicate: 0, purpose: "outcome" });
    const replicates = 20_000;
    let [better, wrong, sum, squares] = [0, 0, 0, 0];
    for (let i = 0; i < replicates; i++) {
      const x = [0.35, 0.3].map((rate) => drawBinomial(30, rate, stream.uniform()));
      if (!rejects(x[0]!, x[1]!)) continue;
      const estimate = (x[0]! - x[1]!) / 30;
      if (estimate < 0) wrong++;
      else [better, sum, squares] = [better + 1, sum + estimate, squares + estimate ** 2];
    }
    const [got] = winnersCurse(pearson, { controlRate: 0.3, differences: [0.05] });
    const errorOf = (p: number) => Math.sqrt((p * (1 - p)) / replicates);
    expect(Math.abs(better / replicates - got!.significant)).toBeLessThan(
      4 * errorOf(got!.significant),
    );
    expect(Math.abs(wrong / replicates - got!.wrongDirection)).toBeLessThan(
      4 * errorOf(got!.wrongDirection),
    );
    const mean = sum / better;
    const standardError = Math.sqrt((squares / better - mean ** 2) / better);
    expect(Math.abs(mean - got!.meanEstimate)).toBeLessThan(4 * standardError);
    expect(got!.typeS).toBeCloseTo(
      got!.wrongDirection / (got!.significant + got!.wrongDirection),
      14,
    );
    expect(got!.typeM).toBeCloseTo(got!.meanSize / 0.05, 10);
  });

  it("averages over a distribution of the control rate", () => {
    const sharp = winnersCurse(pearson, { controlRate: { a: 4e7, b: 11e7 }, differences: [0.2] });
    const known = winnersCurse(pearson, { controlRate, differences: [0.2] });
    for (const key of ["significant", "meanEstimate", "typeS", "typeM"] as const) {
      expect(sharp[0]![key]).toBeCloseTo(known[0]![key], 6);
    }
    const wide = winnersCurse(pearson, { controlRate: { a: 8.5, b: 22.5 }, differences: [0, 0.2] });
    expect(wide[0]!.typeM).toBeNaN();
    expect(wide[0]!.typeS).toBeCloseTo(0.5, 12);
    expect(wide[1]!.exaggeration).toBeGreaterThan(1.5);
  });

  it("has signs for an outcome of which less is better", () => {
    const design = designOf({ method: "pearson", better: "lower" });
    const got = significanceFilter(design, scenarioOf([0.1, 0.3], mcar(0.1, 0.1)));
    expect(got.difference).toBeCloseTo(-0.18, 12); // the lost count as events in both arms
    expect(got.meanEstimate).toBeLessThan(got.difference);
    expect(got.exaggeration).toBeGreaterThan(1);
    expect(got.typeM).toBeGreaterThan(1);
  });

  it("refuses differences without room", () => {
    const at =
      (difference: number, rate: number | { a: number; b: number } = 0.3) =>
      () =>
        winnersCurse(pearson, { controlRate: rate, differences: [0.1, difference] });
    expect(at(0.8)).toThrow("differences[1] must leave the experimental rate in [0, 1]; got 0.8");
    expect(at(NaN)).toThrow("differences[1] must leave the experimental rate in [0, 1]; got NaN");
    expect(at(0.1, 1.3)).toThrow("controlRate must lie in [0, 1]; got 1.3");
    expect(at(0.1, { a: 1, b: 0 })).toThrow("controlRate.b must be a finite number above 0; got 0");
  });
});

describe("conditionalEstimate", () => {
  // stats::optim (BFGS) and stats::uniroot on the conditional likelihood, R 4.2.2
  const fromR = [
    ["pearson", 20, 0.64670185539788, 0.28487757246015, -0.07566232588677, 0.60434657153837],
    ["fisher", 20, 0.63127485049111, 0.29912155583737, -0.20799254915506, 0.59845611448382],
    ["pearson", 19, 0.59644465322374, 0.29953152605153, -0.24082614083294, 0.56871400381254],
    ["fisher", 18, 0.45863780774589, 0.39978401151117, -0.81597850537292, 0.50134038551834],
  ] as const;
  for (const [method, events, pE, pC, lower, upper] of fromR) {
    it(`agrees with R for ${events}/30 by ${method}`, () => {
      const pilot = { events: [events, 8], n: [30, 30] } as const;
      const got = conditionalEstimate(pilot, designOf({ method }));
      expect(got.isSignificant).toBe(true);
      expect(got.rates[0]).toBeCloseTo(pE, 6);
      expect(got.rates[1]).toBeCloseTo(pC, 6);
      expect(got.difference).toBeCloseTo(pE - pC, 6);
      expect(got.lower).toBeCloseTo(lower, 5);
      expect(got.upper).toBeCloseTo(upper, 5);
      expect(got.shrinkage).toBeCloseTo((pE - pC) / (events / 30 - 8 / 30), 6);
    });
  }

  it("is held at no effect for a pilot that is barely significant", () => {
    const got = conditionalEstimate({ events: [16, 8], n: [30, 30] }, pearson);
    expect(got).toMatchObject({ heldAtNoEffect: true, difference: 0, shrinkage: 0 });
    expect(got.notes).toHaveLength(1);
  });

  it("leaves a result alone that is far beyond the limit, or not significant", () => {
    const far = conditionalEstimate({ events: [180, 80], n: [300, 300] }, pearson);
    expect(far.shrinkage).toBeCloseTo(1, 5);
    const not = conditionalEstimate({ events: [10, 8], n: [30, 30] }, pearson);
    expect(not.isSignificant).toBe(false);
    expect(not).toMatchObject({ rates: [10 / 30, 8 / 30], difference: not.naive, shrinkage: 1 });
    expect(not.notes).toHaveLength(1);
    const wrongWay = conditionalEstimate({ events: [8, 20], n: [30, 30] }, pearson);
    expect(wrongWay.isSignificant).toBe(false);
  });

  it("mirrors where less is better", () => {
    const lower = conditionalEstimate(infections, designOf({ method: "pearson", better: "lower" }));
    const mirrored = conditionalEstimate({ events: [29, 21], n: [30, 30] }, pearson);
    expect(lower.difference).toBeCloseTo(-mirrored.difference, 6);
    expect(lower.lower).toBeCloseTo(-mirrored.upper, 5);
    expect(lower.upper).toBeCloseTo(-mirrored.lower, 5);
  });

  it("knows extreme tables", () => {
    const all = conditionalEstimate({ events: [30, 0], n: [30, 30] }, pearson);
    expect(all).toMatchObject({ difference: 1, rates: [1, 0], upper: 1 });
    expect(all.lower).toBeGreaterThan(0.8);
  });

  it("refuses what is no pilot", () => {
    expect(() => conditionalEstimate({ events: [0, 0], n: [0, 5] }, pearson)).toThrow(
      "pilot.n[0] must be at least 1; got 0",
    );
    expect(() => conditionalEstimate({ events: [9, 0], n: [5, 5] }, pearson)).toThrow(
      "pilot.events[0] must be a whole number from 0 to 5; got 9",
    );
    expect(() => conditionalEstimate(primary, pearson, { level: 1 })).toThrow(
      "level must lie in (0, 1); got 1",
    );
  });
});
