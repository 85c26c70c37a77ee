import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binaryMethods, unconditionalMethods } from "../../src/analyze/methods.ts";
import { monteCarlo } from "../../src/engine/monteCarlo.ts";
import { exactPower } from "../../src/sizing/exactPower.ts";
import { analyzedRates } from "../../src/sizing/outcomeModel.ts";
import { parseStudy } from "../../src/study/parseStudy.ts";
import { requireSized } from "../../src/study/requireSized.ts";
import type { StudyInput } from "../../src/study/schema.ts";
import { aimed, arbitraryAim } from "../study/arbitraryAim.ts";

const rate = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);
const lossRate = fc.integer({ min: 0, max: 60 }).map((percent) => percent / 100);

const dropout = fc.oneof(
  fc.constant(undefined),
  fc.record({ rate: fc.tuple(lossRate, lossRate), mechanism: fc.constant("mcar" as const) }),
  fc.record({
    rate: fc.tuple(lossRate, lossRate),
    mechanism: fc.constant("mnar" as const),
    oddsRatio: fc.constantFrom(0.2, 0.5, 2, 5),
  }),
);

/** Arms small enough for P values of most tables to be computed 300 times over. */
const affordable = (method: string, n: number): number =>
  (unconditionalMethods as readonly string[]).includes(method) ? Math.ceil(n / 3) : n;

const design = fc
  .record({
    n: fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 })),
    method: fc.constantFrom(...binaryMethods),
    aim: fc.option(arbitraryAim, { nil: undefined, freq: 2 }),
    sides: fc.constantFrom(1 as const, 2 as const),
    alpha: fc.constantFrom(0.01, 0.025, 0.05, 0.2),
    better: fc.constantFrom("higher" as const, "lower" as const),
    missing: fc.constantFrom("nonresponder" as const, "completeCase" as const),
    responseRate: fc.tuple(rate, rate),
    dropout,
    seed: fc.integer({ min: 0, max: 2 ** 53 - 1 }),
  })
  .map(
    ({
      n,
      method,
      aim,
      sides,
      alpha,
      better,
      missing,
      responseRate,
      dropout,
      seed,
    }): StudyInput => ({
      equipoise: 1,
      design: {
        arms: n.map((size) => ({ n: affordable(method, size) })) as [{ n: number }, { n: number }],
        endpoint: { better },
        missing,
        analysis: aim ? aimed({ sides, alpha }, better, aim) : { method, sides, alpha },
      },
      scenarios: [{ name: "any", responseRate, ...(dropout ? { dropout } : {}) }],
      simulation: { replicates: 20_000, seed },
    }),
  );

describe("simulation and exact enumeration", () => {
  it("agree within 4 Monte Carlo errors in 300 random designs", async () => {
    const distances: number[] = [];
    await fc.assert(
      fc.asyncProperty(design, async (input) => {
        const study = requireSized(parseStudy(input));
        const scenario = study.scenarios[0]!;
        const exact = exactPower(study.design, scenario);
        const { characteristics, replicates } = await monteCarlo(study, scenario);
        const error = Math.sqrt((exact * (1 - exact)) / replicates);
        const distance = Math.abs(characteristics.rejection.value - exact);
        // Below 1e-4 rejections are too few for a normal error; 4 of them are then still too many.
        expect(distance).toBeLessThanOrEqual(4 * error + (exact < 1e-4 ? 4 / replicates : 1e-12));
        if (error > 0 && exact > 0.001)
          distances.push((characteristics.rejection.value - exact) / error);
        expect(characteristics.failed).toBe(0);
      }),
      { seed: 20221118, numRuns: 300 },
    );
    const meanSquare = distances.reduce((sum, z) => sum + z * z, 0) / distances.length;
    expect(distances.length).toBeGreaterThan(150);
    expect(meanSquare).toBeGreaterThan(0.7); // the errors are neither too large
    expect(meanSquare).toBeLessThan(1.4); // nor too small
  }, 60_000);

  it("agree on the mean of the estimate: the difference of the rates analyzed", async () => {
    await fc.assert(
      fc.asyncProperty(design, async (input) => {
        const study = requireSized(parseStudy(input));
        const scenario = study.scenarios[0]!;
        const [experimental, control] = analyzedRates(study.design, scenario);
        const { characteristics } = await monteCarlo(study, scenario);
        const { value, monteCarloError } = characteristics.meanEstimate;
        if (Number.isNaN(value) || Number.isNaN(monteCarloError)) return; // no replicate had an estimate
        expect(Math.abs(value - (experimental - control))).toBeLessThanOrEqual(
          4 * monteCarloError + 1e-6,
        );
      }),
      { seed: 7, numRuns: 100 },
    );
  }, 60_000);
});
