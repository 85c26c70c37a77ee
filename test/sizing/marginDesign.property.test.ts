import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocationOf } from "../../src/sizing/allocation.ts";
import { closedFormPowerOf } from "../../src/sizing/closedFormPowerOf.ts";
import { closedFormSampleSizeOf } from "../../src/sizing/closedFormSampleSizeOf.ts";
import { exactDistribution } from "../../src/sizing/exactDistribution.ts";
import { exactPower } from "../../src/sizing/exactPower.ts";
import { exactSampleSize } from "../../src/sizing/exactSampleSize.ts";
import { withSizes } from "../../src/sizing/powerDesign.ts";
import { sizeOverNuisance } from "../../src/sizing/sizeOverNuisance.ts";
import { nullScenario } from "../../src/study/nullScenario.ts";
import type { Analysis } from "../../src/study/schema.ts";
import { arbitraryMarginDesign, arbitraryScenario } from "./arbitraryDesign.ts";
import { endingsOf } from "./bruteForce.ts";
import { designOf, mcar, scenarioOf, unsizedDesignOf } from "./designs.ts";

const seed = 20221118;

interface Aim extends Pick<Analysis, "method" | "hypothesis" | "margin" | "scale"> {
  readonly better?: "higher" | "lower";
}

const margins: readonly Aim[] = [
  { method: "farringtonManning", hypothesis: "nonInferiority", margin: 0.2 },
  { method: "wald", hypothesis: "nonInferiority", margin: 0.2 },
  { method: "farringtonManning", hypothesis: "nonInferiority", margin: 0.2, better: "lower" },
  { method: "farringtonManning", hypothesis: "equivalence", margin: 0.25 },
  { method: "wald", hypothesis: "equivalence", margin: 0.25 },
  { method: "farringtonManning", hypothesis: "nonInferiority", margin: 0.7, scale: "ratio" },
  { method: "wald", hypothesis: "equivalence", margin: 1.5, scale: "ratio" },
];

const designs = margins.map(({ better = "higher", ...analysis }) => ({
  ...unsizedDesignOf({ better }),
  analysis: { ...analysis, sides: 1, alpha: 0.025 } as Analysis,
}));

describe("a design with a margin", () => {
  it("has the power of every way a small trial can end, analyzed one by one", () => {
    fc.assert(
      fc.property(arbitraryMarginDesign(6), arbitraryScenario, (design, scenario) => {
        const expected = endingsOf(design, scenario)
          .filter(({ rejects }) => rejects)
          .reduce((sum, { probability }) => sum + probability, 0);
        expect(exactPower(design, scenario)).toBeCloseTo(expected, 11);
        const { probability, rejected, missing } = exactDistribution(design, scenario, "pValue");
        const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
        expect(sum(probability) + missing).toBeCloseTo(1, 11);
        expect(sum(rejected)).toBeCloseTo(expected, 11);
      }),
      { seed, numRuns: 200 },
    );
  });

  it("has the same power with the arms' outcomes turned round and the other direction better", () => {
    for (const method of ["farringtonManning", "wald"] as const) {
      const powerOf = (better: "higher" | "lower", rates: readonly [number, number]) => {
        const aim = { hypothesis: "nonInferiority", margin: 0.15 } as const;
        const analysis = { method, sides: 1, alpha: 0.05, ...aim } as const;
        return exactPower({ ...designOf({ n: [40, 33], better }), analysis }, scenarioOf(rates));
      };
      expect(powerOf("lower", [0.25, 0.375])).toBeCloseTo(powerOf("higher", [0.75, 0.625]), 12);
    }
  });

  it("reaches at a size from the closed form about the power asked for", () => {
    for (const design of designs) {
      const goal = { power: 0.9 };
      const found = closedFormSampleSizeOf(design, scenarioOf([0.6, 0.6]), goal);
      const sized = withSizes(design, found.n);
      const { power, formula } = closedFormPowerOf(sized, scenarioOf([0.6, 0.6]));
      expect(power).toBeGreaterThanOrEqual(0.9);
      expect(power).toBeLessThan(0.92);
      expect(formula).toBe(design.analysis.method === "wald" ? "unpooled" : "farringtonManning");
      expect(Math.abs(exactPower(sized, scenarioOf([0.6, 0.6])) - 0.9)).toBeLessThan(0.03);
    }
  });

  it("passes over no size, and no larger one up to twice as large misses the power", () => {
    for (const design of designs) {
      for (const rates of [
        [0.6, 0.6],
        [0.85, 0.85],
      ] as const) {
        const scenario = scenarioOf(rates);
        const { at } = allocationOf(design);
        const powerAt = (k: number) => exactPower(withSizes(design, at(k)), scenario);
        const first = exactSampleSize(design, scenario, { power: 0.8, criterion: "first" });
        let k = 1;
        while (powerAt(k) < 0.8) k++;
        expect(first.n).toEqual(at(k));
        const stable = exactSampleSize(design, scenario, { power: 0.8 });
        for (k = stable.n[0]; k <= 2 * stable.n[0]; k++) {
          expect(powerAt(k)).toBeGreaterThanOrEqual(0.8);
        }
        expect(powerAt(stable.n[0] - 1)).toBeLessThan(0.8);
      }
    }
  });

  it("counts those who are lost: nonresponders dilute, complete cases divide", () => {
    const [design] = designs;
    const lossy = scenarioOf([0.8, 0.8], mcar(0.2, 0.2));
    const complete = { ...design!, missing: "completeCase" } as const;
    const { unrounded } = closedFormSampleSizeOf(complete, lossy, { power: 0.8 });
    const without = closedFormSampleSizeOf(design!, scenarioOf([0.8, 0.8]), { power: 0.8 });
    expect(unrounded[0]).toBeCloseTo(without.unrounded[0] / 0.8, 9);
    const diluted = closedFormSampleSizeOf(design!, scenarioOf([0.64, 0.64]), { power: 0.8 });
    const composite = closedFormSampleSizeOf(design!, lossy, { power: 0.8 });
    expect(composite.unrounded[0]).toBeCloseTo(diluted.unrounded[0], 9);
  });

  it("has its true size on the limit", () => {
    for (const unsized of designs) {
      const design = withSizes(unsized, [40, 40]);
      const { rate, size, maximum } = sizeOverNuisance(design, { points: 41 });
      const k = rate.findIndex((value) => Math.abs(value - 0.5) < 1e-9);
      const onLimit = exactPower(design, nullScenario(scenarioOf([0.5, 0.5]), design));
      expect(onLimit).toBeLessThanOrEqual(size[k]! + 1e-12);
      expect(maximum.size).toBe(Math.max(...size.filter((value) => value >= 0)));
    }
  });
});

describe("a size that no trial can have is an error", () => {
  it("where the assumed effect lies outside of the margin", () => {
    const find = (k: number, rates: readonly [number, number]) => () =>
      exactSampleSize(designs[k]!, scenarioOf(rates), { power: 0.8 });
    expect(find(0, [0.4, 0.6])).toThrow("must have a difference above -0.2 as analyzed");
    expect(find(2, [0.6, 0.4])).toThrow("must have a difference below 0.2 as analyzed");
    expect(find(3, [0.9, 0.6])).toThrow("must have a difference below 0.25 as analyzed");
    expect(find(5, [0.3, 0.6])).toThrow("must have a ratio above 0.7 as analyzed");
    expect(find(5, [0.5, 0])).toThrow("must be above 0 as analyzed, for a ratio to exist");
  });
});
