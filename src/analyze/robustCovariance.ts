import { choleskyFactor, fillCholeskyInverse } from "../math/cholesky.ts";
import { solveLinear } from "../math/solveLinear.ts";
import type { GeeFit } from "./fitGee.ts";
import {
  type Cluster,
  clusterState,
  type GeeSpecification,
  inverseWorking,
  weightedDerivatives,
} from "./geeCluster.ts";

/** Correction of robust standard errors for few subjects. */
export const robustCorrections = ["none", "manclDeRouen"] as const;
export type RobustCorrection = (typeof robustCorrections)[number];

/**
 * Robust ("sandwich") covariance of the coefficients of a solved estimating equation, right even if the working
 * correlation is wrong. With "manclDeRouen" each subject's residuals are divided by I − H, H the subject's own leverage,
 * which undoes most of the bias that few subjects bring.
 *
 * @returns Covariance, row by row; NaN throughout if a matrix is singular.
 * @see [LiangZeger1986], [ManclDeRouen2001]
 */
export function robustCovariance(
  clusters: readonly Cluster[],
  specification: GeeSpecification,
  { beta, alpha }: GeeFit,
  correction: RobustCorrection,
): Float64Array {
  const size = beta.length;
  const parts = clusters.map((cluster) => {
    const state = clusterState(cluster, specification.family, beta);
    const inverse = inverseWorking(cluster, state, specification.correlation, alpha);
    if (!inverse) return undefined;
    const weighted = weightedDerivatives(cluster, state, inverse);
    const derivative = cluster.x.map((row, i) => row.map((value) => value * state.variance[i]!));
    return { residual: state.residual, weighted, derivative };
  });
  if (!parts.every((part) => part !== undefined)) return new Float64Array(size * size).fill(NaN);
  const bread = inverseInformation(parts, size);
  const meat = new Float64Array(size * size);
  for (const part of parts) {
    const residual = correction === "none" ? part.residual : inflatedResidual(part, bread);
    const score = part.weighted.map((row) => row.reduce((sum, w, i) => sum + w * residual[i]!, 0));
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < size; b++) meat[a * size + b]! += score[a]! * score[b]!;
    }
  }
  return product(product(bread, meat, size), bread, size);
}

/** A subject's y − μ, D′V⁻¹ and D. */
interface Part {
  readonly residual: Float64Array;
  readonly weighted: readonly Float64Array[];
  readonly derivative: readonly (readonly number[])[];
}

/** (Σ D′V⁻¹D)⁻¹. */
function inverseInformation(parts: readonly Part[], size: number): Float64Array {
  const information = new Float64Array(size * size);
  for (const { weighted, derivative } of parts) {
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < size; b++) {
        for (let i = 0; i < derivative.length; i++) {
          information[a * size + b]! += weighted[a]![i]! * derivative[i]![b]!;
        }
      }
    }
  }
  const inverse = new Float64Array(size * size);
  if (Number.isNaN(choleskyFactor(information, size))) return inverse.fill(NaN);
  fillCholeskyInverse(inverse, information, size);
  return inverse;
}

/** (I − D B D′V⁻¹)⁻¹ (y − μ), B the inverse information. */
function inflatedResidual(
  { residual, weighted, derivative }: Part,
  bread: Float64Array,
): Float64Array {
  const size = weighted.length;
  const n = residual.length;
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let leverage = 0;
      for (let a = 0; a < size; a++) {
        for (let b = 0; b < size; b++) {
          leverage += derivative[i]![a]! * bread[a * size + b]! * weighted[b]![j]!;
        }
      }
      matrix[i * n + j] = (i === j ? 1 : 0) - leverage;
    }
  }
  return solveLinear(matrix, residual);
}

function product(a: Float64Array, b: Float64Array, size: number): Float64Array {
  return Float64Array.from({ length: size * size }, (_, index) => {
    const row = Math.floor(index / size) * size;
    let sum = 0;
    for (let k = 0; k < size; k++) sum += a[row + k]! * b[k * size + (index % size)]!;
    return sum;
  });
}
