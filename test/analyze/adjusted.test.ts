import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testBinary } from "../../src/analyze/binaryTest.ts";
import type { Counts } from "../../src/analyze/counts.ts";
import { effectInterval } from "../../src/analyze/effectInterval.ts";
import { gComputation } from "../../src/analyze/gComputation.ts";
import { logistic } from "../../src/analyze/logistic.ts";
import { mantelHaenszel } from "../../src/analyze/mantelHaenszel.ts";
import { stratifiedExactTest } from "../../src/analyze/stratifiedExactTest.ts";
import { stratifiedRiskDifference } from "../../src/analyze/stratifiedRiskDifference.ts";
import { binomialPmf } from "../../src/math/binomial.ts";
import { loadRecords } from "../referenceReport.ts";

const seed = 20221118;
const inner = fc
  .tuple(fc.integer({ min: 2, max: 40 }), fc.integer({ min: 2, max: 40 }))
  .chain(([nE, nC]) =>
    fc.record({
      n: fc.constant([nE, nC] as const),
      events: fc.tuple(fc.integer({ min: 1, max: nE - 1 }), fc.integer({ min: 1, max: nC - 1 })),
    }),
  );

/** One row per subject. */
function subjectsOf(tables: readonly Counts[]) {
  const [outcome, arm, stratum]: [number[], number[], number[]] = [[], [], []];
  tables.forEach(({ events, n }, k) => {
    for (const a of [0, 1] as const) {
      for (let i = 0; i < n[a]; i++) {
        outcome.push(i < events[a] ? 1 : 0);
        arm.push(a);
        stratum.push(k);
      }
    }
  });
  return { outcome, arm, stratum };
}

const close = (got: number, want: number, relative = 1e-9) =>
  expect(Math.abs(got - want)).toBeLessThanOrEqual(relative * (1 + Math.abs(want)));

describe("one stratum, no covariates: everything falls back to the 2 × 2 table", () => {
  it("Mantel and Haenszel's test is the N − 1 test, its odds ratio the sample's", () => {
    const check = (table: Counts) => {
      const stratified = mantelHaenszel({ strata: [table] });
      const plain = testBinary(table, { method: "nMinus1" });
      close(stratified.pValue, plain.pValue);
      close(stratified.estimate.oddsRatio, plain.estimate.oddsRatio);
      close(stratified.estimate.riskDifference, plain.estimate.riskDifference);
      const woolf = effectInterval(table, { measure: "oddsRatio", method: "woolf" });
      close(stratified.oddsRatioInterval.lower, woolf.lower);
      const fisher = testBinary(table, { method: "fisher" }).pValue;
      close(stratifiedExactTest({ strata: [table] }).pValue, fisher);
    };
    fc.assert(fc.property(inner, check), { seed, numRuns: 200 });
  });
  it("logistic regression gives Woolf's interval, standardization Wald's", () => {
    const check = (table: Counts) => {
      const { outcome, arm } = subjectsOf([table]);
      const regression = logistic({ outcome, arm });
      const woolf = effectInterval(table, { measure: "oddsRatio", method: "woolf" });
      close(Math.exp(regression.logOddsRatioInterval.upper), woolf.upper, 1e-7);
      const { interval } = gComputation({ outcome, arm });
      const wald = effectInterval(table, { measure: "riskDifference", method: "wald" });
      close(interval.lower, wald.lower);
      close(interval.upper, wald.upper);
      const ratio = logistic({ outcome, arm }, { test: "likelihoodRatio" });
      close(ratio.pValue, testBinary(table, { method: "likelihoodRatio" }).pValue, 1e-7);
    };
    fc.assert(fc.property(inner, check), { seed, numRuns: 100 });
  });
});

describe("Firth's regression and standardization agree with R (brglm2; stacked estimating equations)", () => {
  interface Inputs {
    readonly y: readonly number[];
    readonly trt: readonly number[];
    readonly x?: readonly number[];
  }
  interface Expected {
    readonly id: string;
    readonly firth: readonly number[];
    readonly se: readonly number[];
    readonly full: number;
    readonly lr: number;
    readonly g?: readonly [number, number, number];
  }
  const url = new URL("firthAndStandardization.json", import.meta.url);
  const expected = JSON.parse(readFileSync(url, "utf8")) as Expected[];
  const records = loadRecords<Inputs>("01_two_by_two_tests.json");
  for (const want of expected) {
    it(want.id, () => {
      const { y, trt, x } = records.find(({ id }) => id === want.id)!.inputs;
      const arm = trt.map((treated) => 1 - treated);
      const data = { outcome: y, arm, ...(x ? { covariates: { x } } : {}) };
      const firth = logistic(data, { test: "firth" });
      firth.coefficients.forEach(({ estimate, standardError }, k) => {
        close(estimate, want.firth[k]!, 1e-8);
        close(standardError, want.se[k]!, 1e-8);
      });
      close(firth.logLikelihood, want.full, 1e-9);
      close(firth.statistic ** 2, want.lr, 1e-7);
      if (!want.g) return;
      const { estimate, standardError } = gComputation(data);
      close(estimate.risk[0], want.g[0], 1e-8);
      close(estimate.risk[1], want.g[1], 1e-8);
      close(standardError, want.g[2], 1e-8);
    });
  }
});

describe("the conditional odds ratio is not the marginal one", () => {
  // both strata have the odds ratio 9, equal arms, no confounding; the pooled table has less
  const strata: Counts[] = [
    { events: [75, 25], n: [100, 100] },
    { events: [27, 3], n: [30, 30] },
    { events: [50, 10], n: [100, 100] },
  ];
  it("Mantel and Haenszel and logistic regression lie beyond the odds ratio of the pooled table", () => {
    const { outcome, arm, stratum } = subjectsOf(strata);
    const indicators = { s1: stratum.map((s) => +(s === 1)), s2: stratum.map((s) => +(s === 2)) };
    const adjusted = gComputation({ outcome, arm, covariates: indicators });
    const model = logistic({ outcome, arm, covariates: indicators });
    const pooled = (152 * 192) / (38 * 78);
    close(adjusted.estimate.oddsRatio, pooled, 1e-6); // saturated enough: the same marginal risks
    expect(model.estimate.oddsRatio).toBeGreaterThan(pooled * 1.03);
    expect(mantelHaenszel({ strata }).estimate.oddsRatio).toBeGreaterThan(pooled * 1.03);
    const unadjusted = gComputation({ outcome, arm });
    expect(adjusted.standardError).toBeLessThan(unadjusted.standardError);
  });
});

describe("separation is reported, never silent", () => {
  const separated = {
    outcome: [1, 1, 1, 1, 0, 0, 1, 0],
    arm: [0, 0, 0, 0, 1, 1, 1, 1],
  };
  it("everybody in one arm has the event: Wald fails, the others do not", () => {
    const wald = logistic(separated);
    expect(wald.isSeparated).toBe(true);
    expect(wald.pValue).toBeNaN();
    expect(wald.estimate.logOddsRatio).toBe(Infinity);
    expect(wald.notes[0]).toContain("separated");
    const ratio = logistic(separated, { test: "likelihoodRatio" });
    const table: Counts = { events: [4, 1], n: [4, 4] };
    close(ratio.pValue, testBinary(table, { method: "likelihoodRatio" }).pValue, 1e-8);
    const firth = logistic(separated, { test: "firth" });
    expect(firth.isSeparated).toBe(false);
    // with ½ added to every cell: Firth's estimate of a saturated 2 × 2 table
    close(firth.estimate.oddsRatio, (4.5 * 3.5) / (0.5 * 1.5), 1e-8);
    expect(gComputation(separated).standardError).toBeNaN();
    expect(gComputation(separated).notes).toHaveLength(1);
    expect(gComputation(separated, { fit: "firth" }).standardError).toBeGreaterThan(0);
  });
  it("a covariate that tells all outcomes apart", () => {
    const data = { ...separated, covariates: { x: [8, 7, 9, 8, 1, 2, 7, 3] } };
    const wald = logistic(data);
    expect(wald.isSeparated).toBe(true);
    expect(wald.pValue).toBeNaN();
    expect(logistic(data, { test: "likelihoodRatio" }).logLikelihood).toBeCloseTo(0, 8);
  });
  it("is seen on every separated table and on no other", () => {
    const cells = fc.record({
      n: fc.constant([12, 9] as const),
      events: fc.tuple(fc.nat(12), fc.nat(9)),
    });
    const check = (table: Counts) => {
      const { outcome, arm } = subjectsOf([table]);
      const isEnd = [0, 1].some((a) => table.events[a] === 0 || table.events[a] === table.n[a]);
      expect(logistic({ outcome, arm }).isSeparated).toBe(isEnd);
    };
    fc.assert(fc.property(cells, check), { seed, numRuns: 130 });
  });
});

describe("the stratum-weighted risk difference", () => {
  it("has Sato's variance near the true one, by enumeration of two strata", () => {
    const sizes = [
      [20, 18],
      [15, 25],
    ] as const;
    const rates = [
      [0.5, 0.3],
      [0.7, 0.5],
    ] as const;
    let [mean, square, estimated] = [0, 0, 0];
    const visit = (tables: Counts[], probability: number) => {
      if (tables.length < 2) {
        const k = tables.length;
        const [nE, nC] = sizes[k]!;
        for (let a = 0; a <= nE; a++) {
          for (let c = 0; c <= nC; c++) {
            const p = binomialPmf(a, nE, rates[k]![0]) * binomialPmf(c, nC, rates[k]![1]);
            visit([...tables, { events: [a, c], n: [nE, nC] }], probability * p);
          }
        }
        return;
      }
      const { estimate, standardError } = stratifiedRiskDifference({ strata: tables });
      mean += probability * estimate;
      square += probability * estimate ** 2;
      estimated += probability * standardError ** 2;
    };
    visit([], 1);
    close(mean, 0.2, 1e-10);
    expect(Math.abs(estimated / (square - mean ** 2) - 1)).toBeLessThan(0.03); // unbiased but for the estimate in it, of order 1/n
  });
  it("leaves out strata with an empty arm, and says so", () => {
    const strata: Counts[] = [
      { events: [3, 0], n: [5, 0] },
      { events: [4, 2], n: [9, 8] },
    ];
    const result = mantelHaenszel({ strata });
    expect(result.notes[0]).toBe("Strata left out because an arm is empty: 1.");
    close(result.estimate.riskDifference, 4 / 9 - 2 / 8);
    const nothing = mantelHaenszel({ strata: [{ events: [0, 0], n: [4, 4] }] });
    expect(nothing.pValue).toBe(1);
  });
});

describe("errors name what is wrong", () => {
  it("in strata", () => {
    expect(() => mantelHaenszel({ strata: [] })).toThrow(
      "data.strata must hold at least one stratum",
    );
    expect(() => mantelHaenszel({ strata: [{ events: [5, 0], n: [4, 4] }] })).toThrow(
      "data.strata[0].events[0] must be a whole number from 0 to 4; got 5",
    );
  });
  it("in subjects", () => {
    const good = { outcome: [1, 0, 1, 0], arm: [0, 0, 1, 1] };
    expect(() => logistic({ ...good, arm: [0, 0, 2, 1] })).toThrow(
      "data.arm[2] must be 0 or 1; got 2",
    );
    expect(() => logistic({ ...good, arm: [0, 0, 0, 0] })).toThrow(
      "data.arm must have subjects in both arms, 0 and 1",
    );
    expect(() => logistic({ ...good, covariates: { age: [50, 60, NaN, 70] } })).toThrow(
      "data.covariates.age[2] must be a number",
    );
    expect(() => logistic({ ...good, covariates: { age: [50, 60] } })).toThrow(
      "data.covariates.age must have as many values as data.outcome, 4; got 2",
    );
    expect(() => logistic({ ...good, covariates: { a: [1, 2, 3, 5], b: [2, 4, 6, 10] } })).toThrow(
      "data.covariates must not be combinations of each other",
    );
  });
});
