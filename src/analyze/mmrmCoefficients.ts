import type { MmrmModel } from "./mmrmModel.ts";

/** Fixed effects of a fitted model, on the scale of the data. */
export interface MmrmCoefficients {
  /** Per visit: mean of the control arm at baseline 0 (or without baseline). */
  readonly intercept: readonly number[];
  /** Per visit: experimental − control. */
  readonly armDifference: readonly number[];
  /** Slopes of baseline: none, one, or one per visit. */
  readonly slope: readonly number[];
  /** Covariance of intercepts, arm differences and slopes in this order, without small-sample correction. */
  readonly covariance: readonly (readonly number[])[];
}

/** Coefficients with the centering of values and baseline undone. */
export function mmrmCoefficients(model: MmrmModel): MmrmCoefficients {
  const { visits, columns, columnOf, beta, inverse } = model;
  const { visitMean, baselineMean, covariates } = model.statistics;
  const slopeColumn = (j: number) => columnOf[2 * visits + j]!;
  /** How far each column's coefficient on the original scale depends on each centered one. */
  const rows = Array.from({ length: columns }, (_, c) => {
    const row = new Float64Array(columns);
    row[c] = 1;
    if (c < visits && covariates > 2) row[slopeColumn(c)] = -baselineMean;
    return row;
  });
  const covariance = rows.map((left) =>
    rows.map((right) => {
      let sum = 0;
      for (let a = 0; a < columns; a++) {
        for (let b = 0; b < columns; b++) sum += left[a]! * inverse[a * columns + b]! * right[b]!;
      }
      return sum;
    }),
  );
  const original = rows.map((row) => row.reduce((sum, share, c) => sum + share * beta[c]!, 0));
  return {
    intercept: original.slice(0, visits).map((value, j) => value + visitMean[j]!),
    armDifference: original.slice(visits, 2 * visits),
    slope: original.slice(2 * visits),
    covariance,
  };
}
