import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { barnard } from "../../src/analyze/barnard.ts";
import type { Counts } from "../../src/analyze/counts.ts";
import { effectInterval } from "../../src/analyze/effectInterval.ts";
import { hypotheses, nullsOf } from "../../src/analyze/hypothesis.ts";
import { marginRegion } from "../../src/analyze/marginRegion.ts";
import { marginStatistics } from "../../src/analyze/marginStatistic.ts";
import { marginTest } from "../../src/analyze/marginTest.ts";
import { binomialPmf } from "../../src/math/binomial.ts";
import { exactMarginSize } from "../../src/sizing/exactMarginSize.ts";
import { marginClosedFormPower, marginSampleSize } from "../../src/sizing/marginClosedForm.ts";
import { exactMarginPower, sizeOnBoundary } from "../../src/sizing/marginPower.ts";

const seed = 20221118;
const table = (largest: number) =>
  fc
    .tuple(fc.integer({ min: 1, max: largest }), fc.integer({ min: 1, max: largest }))
    .chain(([nE, nC]) =>
      fc.record({ n: fc.constant([nE, nC] as const), events: fc.tuple(fc.nat(nE), fc.nat(nC)) }),
    );
const directions = fc.constantFrom<"higher" | "lower">("higher", "lower");

describe("nullsOf", () => {
  it("puts the limit on the side that the hypothesis and the better direction ask for", () => {
    const limit = (options: object) => nullsOf(options as never);
    const margin = 0.1;
    expect(limit({ hypothesis: "nonInferiority", margin })).toEqual([
      { nullValue: -0.1, alternative: "greater" },
    ]);
    expect(limit({ hypothesis: "nonInferiority", margin, better: "lower" })).toEqual([
      { nullValue: 0.1, alternative: "less" },
    ]);
    expect(limit({ hypothesis: "superiorityByMargin", margin, better: "lower" })).toEqual([
      { nullValue: -0.1, alternative: "less" },
    ]);
    expect(limit({ hypothesis: "equivalence", margin: 1.25, measure: "riskRatio" })).toEqual([
      { nullValue: 0.8, alternative: "greater" },
      { nullValue: 1.25, alternative: "less" },
    ]);
  });
  it("refuses margins with a sign, on the wrong side, missing or superfluous", () => {
    const wrong = (options: object) => () => nullsOf(options as never);
    expect(wrong({ hypothesis: "nonInferiority", margin: -0.1 })).toThrow(
      "margin must be a size in (0, 1), without a sign; got -0.1",
    );
    expect(wrong({ hypothesis: "nonInferiority", measure: "riskRatio", margin: 1.2 })).toThrow(
      "margin must be a ratio between 0 and 1 for nonInferiority; got 1.2",
    );
    expect(wrong({ hypothesis: "equivalence", measure: "oddsRatio", margin: 0.8 })).toThrow(
      "margin must be a ratio above 1 for equivalence; got 0.8",
    );
    expect(wrong({ hypothesis: "equivalence" })).toThrow("got nothing");
    expect(wrong({ hypothesis: "superiority", margin: 0.1 })).toThrow(
      "margin must be absent for superiority; got 0.1",
    );
    expect(wrong({ hypothesis: "better" })).toThrow("hypothesis must be one of superiority");
  });
});

describe("marginTest", () => {
  it("rejects just when the score interval lies on the right side of the limit", () => {
    const margins = fc.double({ min: 0.02, max: 0.6, noNaN: true });
    const check = (data: Counts, margin: number, better: "higher" | "lower") => {
      const options = { hypothesis: "nonInferiority", margin, better } as const;
      for (const [statistic, method] of [
        ["farringtonManning", "mee"],
        ["miettinenNurminen", "miettinenNurminen"],
      ] as const) {
        const { pValue } = marginTest(data, { ...options, statistic });
        const interval = effectInterval(data, { measure: "riskDifference", method, level: 0.95 });
        const distance = better === "higher" ? interval.lower + margin : margin - interval.upper;
        if (Math.abs(distance) > 1e-7) expect(pValue <= 0.025).toBe(distance > 0);
      }
    };
    fc.assert(fc.property(table(50), margins, directions, check), { seed, numRuns: 300 });
  });
  it("is Barnard's one-sided test where the limit is no difference, exactly", () => {
    const check = (data: Counts, better: "higher" | "lower") => {
      const exact = marginTest(data, { hypothesis: "superiority", better, statistic: "exact" });
      expect(Math.abs(exact.pValue - barnard(data, { sides: 1, better }).pValue)).toBeLessThan(
        1e-9,
      );
    };
    fc.assert(fc.property(table(20), directions, check), { seed, numRuns: 100 });
  });
  it("exact P is nowhere below the probability of the tables as extreme, on a grid", () => {
    const margins = fc.constantFrom(0.1, 0.2, 0.35);
    const check = (data: Counts, margin: number) => {
      const { n } = data;
      const options = { hypothesis: "nonInferiority", margin } as const;
      const observed = marginTest(data, options).tests[0]!.statistic;
      const { pValue } = marginTest(data, { ...options, statistic: "exact" });
      for (let i = 0; i <= 40; i++) {
        const pC = margin + ((1 - margin) * i) / 40;
        let sum = 0;
        for (let xE = 0; xE <= n[0]; xE++) {
          for (let xC = 0; xC <= n[1]; xC++) {
            const z = marginTest({ events: [xE, xC], n }, options).tests[0]!.statistic;
            if (z < observed - 1e-9 * Math.abs(observed)) continue;
            sum += binomialPmf(xE, n[0], Math.max(0, pC - margin)) * binomialPmf(xC, n[1], pC);
          }
        }
        expect(sum).toBeLessThanOrEqual(pValue * (1 + 1e-9) + 1e-12);
      }
    };
    fc.assert(fc.property(table(8), margins, check), { seed, numRuns: 30 });
  });
  it("answers edge tables: P is 1 where nothing can be said", () => {
    const log = { hypothesis: "nonInferiority", measure: "riskRatio", margin: 0.5 } as const;
    const none = marginTest({ events: [0, 3], n: [9, 9] }, { ...log, statistic: "wald" });
    expect(none.pValue).toBe(1);
    expect(none.notes).toHaveLength(1);
    expect(
      marginTest({ events: [0, 0], n: [0, 9] }, { hypothesis: "equivalence", margin: 0.2 }).pValue,
    ).toBe(1);
    expect(() =>
      marginTest(
        { events: [1, 1], n: [9, 9] },
        { hypothesis: "superiority", measure: "oddsRatio", statistic: "exact" },
      ),
    ).toThrow("statistic must be one of farringtonManning, miettinenNurminen, wald");
  });
});

describe("regions and exact power against a margin", () => {
  it("a region holds exactly the tables with P ≤ alpha", () => {
    const settings = fc.record({
      statistic: fc.constantFrom(...marginStatistics),
      measure: fc.constantFrom("riskDifference", "riskRatio", "oddsRatio"),
      hypothesis: fc.constantFrom(...hypotheses),
      better: directions,
    });
    const sizes = fc.tuple(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 1, max: 14 }));
    const check = (setting: object, n: readonly [number, number]) => {
      const { measure, hypothesis, better, statistic } = setting as never as {
        [key: string]: string;
      };
      const isAbove = (hypothesis === "nonInferiority") === (better === "lower");
      const ratio = hypothesis === "equivalence" || isAbove ? 1.6 : 0.6;
      const margin =
        hypothesis === "superiority" ? {} : { margin: measure === "riskDifference" ? 0.2 : ratio };
      const options = { measure, hypothesis, better, statistic, ...margin } as never;
      const { rejects } = marginRegion({
        ...(setting as { statistic: "wald"; measure: "riskRatio" }),
        n,
        alpha: 0.05,
        nulls: nullsOf(options),
      });
      for (let xE = 0; xE <= n[0]; xE++) {
        for (let xC = 0; xC <= n[1]; xC++) {
          const { pValue } = marginTest({ events: [xE, xC], n }, options);
          if (Math.abs(pValue - 0.05) > 1e-8) expect(rejects(xE, xC)).toBe(pValue <= 0.05);
        }
      }
    };
    fc.assert(fc.property(settings, sizes, check), { seed, numRuns: 150 });
  });
  it("exact power and closed form draw near to each other in large trials", () => {
    const request = { hypothesis: "nonInferiority", margin: 0.1, alpha: 0.025 } as const;
    const rates = [0.8, 0.8] as const;
    const exact = exactMarginPower({ ...request, n: [900, 900] }, rates);
    const closed = marginClosedFormPower(
      { ...request, formula: "farringtonManning", rates },
      [900, 900],
    );
    expect(Math.abs(exact - closed)).toBeLessThan(0.002);
    const both = { ...request, hypothesis: "equivalence" } as const;
    const exactBoth = exactMarginPower({ ...both, n: [900, 900] }, rates);
    const formula = { ...both, formula: "farringtonManning", rates } as const;
    expect(Math.abs(exactBoth - marginClosedFormPower(formula, [900, 900]))).toBeLessThan(0.004);
  });
  it("finds the first and the stable size, with the power before it too small", () => {
    const request = {
      hypothesis: "nonInferiority",
      margin: 0.15,
      alpha: 0.025,
      rates: [0.85, 0.8],
      power: 0.8,
    } as const;
    const first = exactMarginSize({ ...request, criterion: "first" });
    const stable = exactMarginSize(request);
    expect(first.power).toBeGreaterThanOrEqual(0.8);
    expect(stable.n[0]).toBeGreaterThanOrEqual(first.n[0]);
    const before = stable.n[0] - 1;
    expect(exactMarginPower({ ...request, n: [before, before] }, request.rates)).toBeLessThan(0.8);
    const two = exactMarginSize({ ...request, allocation: 2 });
    expect(two.n[0]).toBe(2 * two.n[1]);
  });
  it("reports the size along the limit", () => {
    const { rate, size, maximum } = sizeOnBoundary(
      { hypothesis: "nonInferiority", margin: 0.1, alpha: 0.025, n: [60, 60] },
      101,
    );
    expect(rate).toHaveLength(101);
    expect(size[5]).toBeNaN(); // a control rate of 5% leaves no room for a limit 10 points lower
    expect(maximum.size).toBeGreaterThan(0.02);
    expect(maximum.size).toBeLessThan(0.04);
  });
  it("closed form refuses rates on the wrong side", () => {
    const request = { hypothesis: "nonInferiority", margin: 0.1, alpha: 0.025 } as const;
    expect(() =>
      marginSampleSize({ ...request, formula: "unpooled", rates: [0.6, 0.8], power: 0.8 }),
    ).toThrow("rates must lie inside the alternative hypothesis; got [0.6,0.8]");
    expect(() =>
      marginSampleSize({ ...request, formula: "unpooled", rates: [0.8, 0.8], power: 0.01 }),
    ).toThrow("power must lie above alpha and below 1; got 0.01");
  });
});
