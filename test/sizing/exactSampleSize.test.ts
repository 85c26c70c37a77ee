import { describe, expect, it } from "vitest";
import type { Pair } from "../../src/pair.ts";
import { allocationOf, createAllocation } from "../../src/sizing/allocation.ts";
import { closedFormSampleSizeOf } from "../../src/sizing/closedFormSampleSizeOf.ts";
import { exactPower } from "../../src/sizing/exactPower.ts";
import { exactSampleSize } from "../../src/sizing/exactSampleSize.ts";
import { powerCurve, sizesFromCurve } from "../../src/sizing/powerCurve.ts";
import { withSizes } from "../../src/sizing/powerDesign.ts";
import { designOf, mcar, scenarioOf, unsizedDesignOf } from "./designs.ts";

const pilot = scenarioOf([2 / 3, 4 / 15]);

describe("exactSampleSize", () => {
  it("finds first and stable n of the follow-up trial", () => {
    const n = (power: number, criterion: "first" | "stable") =>
      exactSampleSize(unsizedDesignOf(), pilot, { power, criterion }).n;
    expect(n(0.8, "first")).toEqual([29, 29]);
    expect(n(0.8, "stable")).toEqual([29, 29]);
    expect(n(0.95, "first")).toEqual([42, 42]);
    expect(n(0.95, "stable")).toEqual([44, 44]);
  });

  it("finds the sizes of the exact unconditional tests", () => {
    const n = (method: "barnard" | "boschloo", criterion: "first" | "stable") =>
      exactSampleSize(unsizedDesignOf({ method }), pilot, { power: 0.8, criterion }).n[0];
    expect([n("boschloo", "first"), n("boschloo", "stable")]).toEqual([24, 26]);
    expect([n("barnard", "first"), n("barnard", "stable")]).toEqual([26, 26]);
  });

  it("tells the largest size that fails, and how far it looked", () => {
    const found = exactSampleSize(unsizedDesignOf(), pilot, { power: 0.95 });
    expect(found.criterion).toBe("stable");
    expect(found.lastFailing!.n).toEqual([43, 43]);
    expect(found.lastFailing!.power).toBeLessThan(0.95);
    expect(found.checkedTo[0]).toBeGreaterThanOrEqual(53);
  });

  it("keeps the ratio of the arms, and counts those who are lost", () => {
    const unequal = unsizedDesignOf({ allocation: [2, 1] });
    expect(exactSampleSize(unequal, pilot, { power: 0.8 }).n).toEqual([42, 21]);
    const lossy = scenarioOf([2 / 3, 4 / 15], mcar(0.2, 0.2));
    expect(exactSampleSize(unsizedDesignOf(), lossy, { power: 0.8 }).n).toEqual([41, 41]);
    const complete = unsizedDesignOf({ method: "pearson", missing: "completeCase" });
    expect(exactSampleSize(complete, lossy, { power: 0.8 }).n).toEqual([29, 29]);
  });

  it("finds a one-sided size where lower is better", () => {
    const better = scenarioOf([4 / 15, 2 / 3]);
    const goal = { power: 0.8, criterion: "first" } as const;
    const design = unsizedDesignOf({ sides: 1, alpha: 0.025, better: "lower" });
    expect(exactSampleSize(design, better, goal).n).toEqual([29, 29]);
  });

  it("stops early enough and not too early: no size up to three times as large misses the power", () => {
    const settings: [Pair<number>, Pair<number>][] = [
      [
        [0.6, 0.4],
        [1, 1],
      ],
      [
        [0.3, 0.1],
        [1, 1],
      ],
      [
        [0.1, 0.02],
        [2, 1],
      ],
      [
        [0.95, 0.8],
        [1, 3],
      ],
      [
        [0.9, 0.2],
        [1, 1],
      ],
      [
        [0.15, 0.01],
        [1, 1],
      ],
    ];
    for (const method of ["fisher", "pearson", "zUnpooled", "fisherMidP"] as const) {
      for (const [rates, allocation] of settings) {
        const design = unsizedDesignOf({ method, allocation });
        const scenario = scenarioOf(rates);
        for (const power of [0.8, 0.95]) {
          const { n } = exactSampleSize(design, scenario, { power });
          const { at } = allocationOf(design);
          for (let k = n[1] / at(1)[1]; at(k)[1] <= 3 * n[1]; k++) {
            const reached = exactPower(withSizes(design, at(k)), scenario);
            expect(reached, `${method} ${rates} ${at(k)}`).toBeGreaterThanOrEqual(power);
          }
        }
      }
    }
  });

  it("passes over no size that reaches the power: the smallest by trying every one", () => {
    for (const method of ["fisher", "pearson", "zUnpooled", "likelihoodRatio"] as const) {
      for (const rates of [
        [0.9, 0.1],
        [0.5, 0.35],
        [0.02, 0.1],
      ] as Pair<number>[]) {
        for (const power of [0.3, 0.8]) {
          const design = unsizedDesignOf({ method });
          const goal = { power, criterion: "first" } as const;
          const { n } = exactSampleSize(design, scenarioOf(rates), goal);
          let k = 1;
          while (exactPower(withSizes(design, [k, k]), scenarioOf(rates)) < power) k++;
          expect(n, `${method} ${rates}`).toEqual([k, k]);
        }
      }
    }
  });
});

describe("a size that cannot be found is an error", () => {
  const find = (scenario = pilot, goal: object = {}, input: object = {}) => {
    return () => exactSampleSize(unsizedDesignOf(input), scenario, { power: 0.8, ...goal });
  };
  it("equal rates", () => {
    expect(find(scenarioOf([0.4, 0.4]))).toThrow(
      "scenario.responseRate must differ between the arms as analyzed; got [0.4,0.4]",
    );
  });
  it("the wrong direction", () => {
    expect(find(scenarioOf([0.2, 0.4]), { path: "scenarios[1]" }, { sides: 1 })).toThrow(
      "scenarios[1].responseRate must be higher in the experimental arm, as the one-sided test asks; got [0.2,0.4]",
    );
    expect(find(pilot, {}, { sides: 1, better: "lower" })).toThrow(
      /must be lower in the experimental/,
    );
  });
  it("a power outside (0, 1)", () => {
    expect(find(pilot, { power: 80 })).toThrow("power must lie in (0, 1); got 80");
    expect(find(pilot, { power: NaN })).toThrow("power must lie in (0, 1); got NaN");
  });
  it("a limit that is too low", () => {
    expect(find(pilot, { maxPerArm: 20 })).toThrow(
      "power must be reachable with 20 subjects per arm; got 0.8",
    );
  });
  it("also for the closed form", () => {
    const closed = (power: number) => () => closedFormSampleSizeOf(designOf(), pilot, { power });
    expect(closed(1)).toThrow("power must lie in (0, 1); got 1");
    expect(closed(0.04)).toThrow("power must lie above alpha and below 1; got 0.04");
  });
});

describe("closedFormSampleSizeOf", () => {
  it("takes the formula that fits the test, and inflates complete cases once", () => {
    const fisher = closedFormSampleSizeOf(unsizedDesignOf(), pilot, { power: 0.8 });
    expect(fisher.formula).toBe("pooledCc");
    expect(fisher.unrounded[0]).toBeCloseTo(27.9803, 4);
    const design = unsizedDesignOf({ method: "pearson", missing: "completeCase" });
    const lossy = scenarioOf([2 / 3, 4 / 15], mcar(0.2, 0.2));
    expect(closedFormSampleSizeOf(design, lossy, { power: 0.8 }).n).toEqual([30, 30]);
  });
});

describe("allocation", () => {
  it("keeps small ratios to the subject and rounds others up in the larger arm", () => {
    expect(createAllocation(2).at(3)).toEqual([6, 3]);
    expect(createAllocation(0.5).at(3)).toEqual([3, 6]);
    expect(createAllocation(1.5).at(3)).toEqual([9, 6]);
    expect(createAllocation(31 / 29).at(10)).toEqual([11, 10]);
    expect(createAllocation(1 / Math.PI).at(10)).toEqual([10, 32]);
  });
  it("comes from the sizes, else from the allocation, else is 1:1", () => {
    const sized = { arms: [{ n: 20 }, { n: 10 }], allocation: [1, 3] } as const;
    expect(allocationOf({ ...sized, allocation: [1, 3] }).ratio).toBe(2);
    expect(allocationOf({ arms: [{}, {}], allocation: [1, 2] }).ratio).toBe(0.5);
    expect(allocationOf({ arms: [{}, {}] }).ratio).toBe(1);
  });
});

describe("powerCurve", () => {
  const sizes = Array.from({ length: 51 }, (_, i): Pair<number> => [i + 10, i + 10]);
  const rows = powerCurve(designOf(), pilot, sizes);
  it("shows the saw-tooth", () => {
    const at = (n: number) => rows[n - 10]!.exact.toFixed(4);
    expect([at(25), at(26), at(33), at(34)]).toEqual(["0.7828", "0.7627", "0.8957", "0.8811"]);
  });
  it("holds first and stable sizes", () => {
    const { first, stable } = sizesFromCurve(rows, 0.95);
    expect([first!.n[0], stable!.n[0]]).toEqual([42, 44]);
    expect(sizesFromCurve(rows, 0.9999)).toEqual({});
  });
});
