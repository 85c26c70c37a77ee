import { choleskyFactor, fillCholeskyInverse } from "../math/cholesky.ts";
import { type Family, meanAt, varianceAt } from "./responseFamily.ts";
import { correlationAt, type PairSums, type WorkingCorrelation } from "./workingCorrelation.ts";

/** Observations of one subject. */
export interface Cluster {
  /** Responses. */
  readonly y: readonly number[];
  /** Row of covariates of each response. */
  readonly x: readonly (readonly number[])[];
  /** Number of the visit of each response, increasing: its distances matter for AR(1). */
  readonly visit: readonly number[];
}

/** What a generalized estimating equation is solved with. */
export interface GeeSpecification {
  readonly family: Family;
  readonly correlation: WorkingCorrelation;
}

/** A subject's observations at some coefficients. */
export interface ClusterState {
  /** y − μ. */
  readonly residual: Float64Array;
  /** Variance of each response per unit of scale; also dμ/dη. */
  readonly variance: Float64Array;
}

/** Residuals and variances of a subject at coefficients. */
export function clusterState({ x, y }: Cluster, family: Family, beta: Float64Array): ClusterState {
  const means = x.map((row) =>
    meanAt(
      family,
      row.reduce((sum, value, c) => sum + value * beta[c]!, 0),
    ),
  );
  return {
    residual: Float64Array.from(y, (value, i) => value - means[i]!),
    variance: Float64Array.from(means, (mean) => varianceAt(family, mean)),
  };
}

/** Adds a subject's squared standardized residuals; returns their number. */
export function addSquares({ residual, variance }: ClusterState): number {
  return residual.reduce((sum, r, i) => sum + (r * r) / variance[i]!, 0);
}

/** Adds a subject's products of standardized residuals, scaled, by distance in visits. */
export function addPairs(
  sums: PairSums,
  { visit }: Cluster,
  { residual, variance }: ClusterState,
  scale: number,
): void {
  for (let j = 0; j < residual.length; j++) {
    for (let k = 0; k < j; k++) {
      const d = visit[j]! - visit[k]!;
      const product = (residual[j]! * residual[k]!) / Math.sqrt(variance[j]! * variance[k]!);
      sums.products[d]! += product / scale;
      sums.pairs[d]!++;
    }
  }
}

/**
 * Inverse working covariance of a subject per unit of scale, row by row.
 *
 * @returns undefined if the working correlation is not positive definite.
 */
export function inverseWorking(
  { visit }: Cluster,
  { variance }: ClusterState,
  correlation: WorkingCorrelation,
  alpha: number,
): Float64Array | undefined {
  const size = visit.length;
  const factor = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    for (let k = 0; k <= j; k++) {
      const r = correlationAt(correlation, alpha, Math.abs(visit[j]! - visit[k]!));
      factor[j * size + k] = r * Math.sqrt(variance[j]! * variance[k]!);
    }
  }
  if (Number.isNaN(choleskyFactor(factor, size))) return undefined;
  const inverse = new Float64Array(size * size);
  fillCholeskyInverse(inverse, factor, size);
  return inverse;
}

/** D′V⁻¹ of a subject, columns × observations, with D = dμ/dβ. */
export function weightedDerivatives(
  { x }: Cluster,
  { variance }: ClusterState,
  inverse: Float64Array,
): Float64Array[] {
  const size = x.length;
  return x[0]!.map((_, c) =>
    Float64Array.from({ length: size }, (_, j) => {
      let sum = 0;
      for (let i = 0; i < size; i++) sum += x[i]![c]! * variance[i]! * inverse[i * size + j]!;
      return sum;
    }),
  );
}
