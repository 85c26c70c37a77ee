import { backSolve, choleskyFactor, fillCholeskyInverse, forwardSolve } from "../math/cholesky.ts";
import type { MmrmModel } from "./mmrmModel.ts";

/**
 * −2 × restricted log-likelihood at `model.sigma`, with the generalized least squares coefficients on the way:
 * (N − p) ln 2π + ln |V| + ln |X′V⁻¹X| + r′V⁻¹r. Covariates do not vary over visits, so that X′V⁻¹X is a sum of
 * Σ z z′ ⊗ W over the patterns of missing visits. Does not allocate.
 *
 * @returns The objective, also kept in the model; NaN if a matrix is not positive definite.
 * @see [PattersonThompson1971], [Harville1977]
 */
export function evaluateObjective(model: MmrmModel): number {
  const { statistics, columns, factor, beta } = model;
  const logVariance = fillWeights(model);
  const squares = fillNormalEquations(model);
  const logInformation = choleskyFactor(factor, columns);
  forwardSolve(factor, columns, beta);
  let explained = 0;
  for (let c = 0; c < columns; c++) explained += beta[c]! * beta[c]!;
  backSolve(factor, columns, beta);
  const constant = (statistics.observations - columns) * Math.log(2 * Math.PI);
  return (model.objective = constant + logVariance + logInformation + squares - explained);
}

/** Inverts each pattern's covariance; returns Σ n ln |Σ|, NaN if one is not positive definite. */
function fillWeights(model: MmrmModel): number {
  const { visits, sigma, weight, statistics, square } = model;
  const [copy, inverse] = [square[0]!, square[1]!];
  let total = 0;
  for (let s = 0; s < statistics.patterns; s++) {
    const mask = statistics.mask[s]!;
    for (let j = 0; j < visits; j++) {
      for (let k = 0; k <= j; k++) {
        const isObserved = (mask >> j) & (mask >> k) & 1;
        copy[j * visits + k] = isObserved ? sigma[j * visits + k]! : j === k ? 1 : 0;
      }
    }
    total += statistics.size[s]! * choleskyFactor(copy, visits);
    fillCholeskyInverse(inverse, copy, visits);
    for (let j = 0; j < visits; j++) if (!((mask >> j) & 1)) inverse[j * visits + j] = 0;
    weight.set(inverse, s * visits * visits);
  }
  return total;
}

/** X′V⁻¹X into `factor` (lower triangle at least) and X′V⁻¹y into `beta`; returns y′V⁻¹y. */
function fillNormalEquations(model: MmrmModel): number {
  const { visits, columns, columnOf, statistics, weight, factor, beta } = model;
  const { covariates: q, zz, zy, yy } = statistics;
  factor.fill(0);
  beta.fill(0);
  let squares = 0;
  for (let s = 0; s < statistics.patterns; s++) {
    const w = s * visits * visits;
    for (let index = 0; index < visits * visits; index++)
      squares += weight[w + index]! * yy[w + index]!;
    for (let a = 0; a < q; a++) {
      const za = (s * q + a) * q;
      const ya = (s * q + a) * visits;
      for (let j = 0; j < visits; j++) {
        if (weight[w + j * visits + j] === 0) continue;
        const row = columnOf[a * visits + j]!;
        let sum = 0;
        for (let k = 0; k < visits; k++) sum += weight[w + j * visits + k]! * zy[ya + k]!;
        beta[row]! += sum;
        for (let b = 0; b <= a; b++) {
          const product = zz[za + b]!;
          for (let k = 0; k < visits; k++) {
            factor[row * columns + columnOf[b * visits + k]!]! +=
              product * weight[w + j * visits + k]!;
          }
        }
      }
    }
  }
  return squares;
}
