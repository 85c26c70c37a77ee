import { backSolve, choleskyFactor, fillCholeskyInverse, forwardSolve } from "../math/cholesky.ts";
import { addBlocks } from "./mmrmBlocks.ts";
import type { MmrmModel } from "./mmrmModel.ts";
import { triangle } from "./patternStatistics.ts";

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
  const { blocks, factor, beta } = model;
  blocks.fill(0);
  factor.fill(0);
  beta.fill(0);
  let squares = 0;
  for (let s = 0; s < model.statistics.patterns; s++) {
    squares += weightedSquares(model, s);
    addInformation(model, s);
    addMoments(model, s);
  }
  addBlocks(model, factor);
  return squares;
}

/** Σ y′W y of one pattern. */
function weightedSquares({ visits, weight, statistics }: MmrmModel, s: number): number {
  let [diagonal, beside] = [0, 0];
  let at = s * triangle(visits);
  for (let j = 0; j < visits; j++) {
    const row = (s * visits + j) * visits;
    for (let k = 0; k < j; k++) beside += weight[row + k]! * statistics.yy[at++]!;
    diagonal += weight[row + j]! * statistics.yy[at++]!;
  }
  return diagonal + 2 * beside;
}

/** Adds Σ z z′ ⊗ W of one pattern to `blocks`. */
function addInformation({ visits, weight, statistics, blocks }: MmrmModel, s: number): void {
  const length = visits * visits;
  const pairs = triangle(statistics.covariates);
  for (let pair = 0, at = 0; pair < pairs; pair++) {
    const product = statistics.zz[s * pairs + pair]!;
    for (let i = s * length; i < (s + 1) * length; i++) blocks[at++]! += product * weight[i]!;
  }
}

/** Adds Σ z ⊗ W y of one pattern to `beta`. */
function addMoments({ visits, columnOf, weight, statistics, beta }: MmrmModel, s: number): void {
  const { covariates, zy } = statistics;
  for (let at = 0; at < covariates * visits; at += visits) {
    const row = s * covariates * visits + at;
    for (let j = 0; j < visits; j++) {
      let sum = 0;
      const w = (s * visits + j) * visits;
      for (let k = 0; k < visits; k++) sum += weight[w + k]! * zy[row + k]!;
      beta[columnOf[at + j]!]! += sum;
    }
  }
}
