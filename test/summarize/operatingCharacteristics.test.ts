import { max, mean, quantile, sampleStandardDeviation, sampleVariance } from "simple-statistics";
import { describe, expect, it } from "vitest";
import {
  isRejection,
  operatingCharacteristics,
} from "../../src/summarize/operatingCharacteristics.ts";
import type { ReplicateColumns } from "../../src/summarize/replicateColumns.ts";

/** Rows with counts 1, 2, 3, 1, 2 … of made-up analyses. */
function madeUp(rows: number): ReplicateColumns {
  const wave = (i: number, by: number) => Math.sin(i * by + 1);
  const estimate = Float64Array.from({ length: rows }, (_, i) => 0.3 + 0.4 * wave(i, 1.7));
  return {
    count: Float64Array.from({ length: rows }, (_, i) => (i % 3) + 1),
    pValue: Float64Array.from({ length: rows }, (_, i) => Math.abs(wave(i, 2.3)) / 3),
    estimate,
    standardError: Float64Array.from({ length: rows }, (_, i) => 0.1 + 0.02 * wave(i, 0.9)),
    lower: estimate.map((x, i) => x - 0.2 - 0.02 * wave(i, 0.4)),
    upper: estimate.map((x, i) => x + 0.25 + 0.02 * wave(i, 0.6)),
  };
}

const expand = ({ count }: ReplicateColumns, column: Float64Array): number[] =>
  [...column].flatMap((value, i) => Array.from({ length: count[i]! }, () => value));

describe("operatingCharacteristics", () => {
  const columns = madeUp(40);
  const alpha = 0.1;
  const truth = 0.35;
  const actual = operatingCharacteristics(columns, { alpha, truth });
  const p = expand(columns, columns.pValue);
  const estimate = expand(columns, columns.estimate);
  const n = p.length;

  it("agrees with plain summaries of the replicates written out one by one", () => {
    const power = mean(p.map((x) => (x <= alpha ? 1 : 0)));
    expect(actual.replicates).toBe(n);
    expect(actual.rejection.value).toBeCloseTo(power, 14);
    expect(actual.rejection.monteCarloError).toBeCloseTo(Math.sqrt((power * (1 - power)) / n), 14);
    expect(actual.bias.value).toBeCloseTo(mean(estimate) - truth, 14);
    const sd = sampleStandardDeviation(estimate);
    expect(actual.bias.monteCarloError).toBeCloseTo(sd / Math.sqrt(n), 14);
    expect(actual.empiricalStandardError.value).toBeCloseTo(sd, 14);
    expect(actual.empiricalStandardError.monteCarloError).toBeCloseTo(
      sd / Math.sqrt(2 * (n - 1)),
      14,
    );
  });

  it("summarizes intervals and model standard errors", () => {
    const lower = expand(columns, columns.lower);
    const upper = expand(columns, columns.upper);
    const covered = mean(lower.map((x, i) => (x <= truth && truth <= upper[i]! ? 1 : 0)));
    expect(actual.coverage.value).toBeCloseTo(covered, 14);
    const width = upper.map((x, i) => x - lower[i]!);
    expect(actual.meanWidth.value).toBeCloseTo(mean(width), 14);
    expect(actual.meanWidth.monteCarloError).toBeCloseTo(
      sampleStandardDeviation(width) / Math.sqrt(n),
      13,
    );
    const variance = expand(columns, columns.standardError).map((x) => x ** 2);
    const model = Math.sqrt(mean(variance));
    expect(actual.modelStandardError.value).toBeCloseTo(model, 14);
    const error = Math.sqrt(sampleVariance(variance) / (4 * n * model ** 2)); // Morris 2019, Table 6
    expect(actual.modelStandardError.monteCarloError).toBeCloseTo(error, 14);
  });

  it("finds wrong signs and exaggeration among the significant alone", () => {
    const significant = estimate.filter((_, i) => p[i]! <= alpha);
    const sizes = significant.map(Math.abs);
    expect(actual.typeS.value).toBeCloseTo(mean(significant.map((x) => (x < 0 ? 1 : 0))), 14);
    expect(actual.typeM.value).toBeCloseTo(mean(sizes) / truth, 13);
    const error = sampleStandardDeviation(sizes) / Math.sqrt(sizes.length) / truth;
    expect(actual.typeM.monteCarloError).toBeCloseTo(error, 13);
  });

  it("has no type S or M error where there is no effect", () => {
    const none = operatingCharacteristics(columns, { alpha, truth: 0 });
    expect([none.typeS.value, none.typeM.value]).toEqual([NaN, NaN]);
  });

  it("counts failed analyses and never takes them for non-rejections", () => {
    const pValue = columns.pValue.slice();
    pValue[0] = NaN; // one replicate
    pValue[2] = NaN; // three replicates
    const withFailures = operatingCharacteristics({ ...columns, pValue }, { alpha, truth });
    const analyzed = expand({ ...columns }, pValue).filter((x) => !Number.isNaN(x));
    const rejected = analyzed.filter((x) => x <= alpha).length;
    expect(withFailures.failed).toBe(4);
    expect(withFailures.rejection.value).toBeCloseTo(rejected / analyzed.length, 14);
    expect(withFailures.rejectionBounds[0]).toBeCloseTo(rejected / n, 14);
    expect(withFailures.rejectionBounds[1]).toBeCloseTo((rejected + 4) / n, 14);
  });

  it("says nothing, rather than zero, when every analysis failed", () => {
    const pValue = columns.pValue.map(() => NaN);
    const all = operatingCharacteristics({ ...columns, pValue }, { alpha, truth });
    expect(all.rejection.value).toBeNaN();
    expect(all.rejectionBounds).toEqual([0, 1]);
  });

  it("leaves replicates without an estimate out of bias and coverage, not out of power", () => {
    const missing = (column: Float64Array) => column.map((x, i) => (i === 1 ? NaN : x));
    const partial = operatingCharacteristics(
      {
        ...columns,
        estimate: missing(columns.estimate),
        lower: missing(columns.lower),
        upper: missing(columns.upper),
        standardError: missing(columns.standardError),
      },
      { alpha, truth },
    );
    expect(partial.withoutEstimate).toBe(2);
    expect(partial.rejection.value).toBe(actual.rejection.value);
    expect(partial.bias.value).not.toBe(actual.bias.value);
    expect(partial.coverage.value).toBeLessThanOrEqual(1);
  });

  it("gives Wilson's interval, which has width at 0 and at 1", () => {
    const always = operatingCharacteristics(
      { ...columns, pValue: columns.pValue.map(() => 0) },
      { alpha, truth },
    );
    expect(always.rejection.upper).toBe(1);
    expect(always.rejection.lower).toBeLessThan(1);
    expect(max([always.rejection.lower, quantile([0.9, 0.95], 0.5)])).toBeGreaterThan(0.9);
  });
});

describe("isRejection", () => {
  it("rejects at alpha itself, in spite of rounding, and never on NaN", () => {
    expect(isRejection(0.05, 0.05)).toBe(true);
    expect(isRejection(0.05 * (1 + 2e-16), 0.05)).toBe(true);
    expect(isRejection(0.0500001, 0.05)).toBe(false);
    expect(isRejection(NaN, 0.05)).toBe(false);
  });
});
