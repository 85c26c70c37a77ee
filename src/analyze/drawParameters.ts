import { choleskyFactor } from "../math/cholesky.ts";
import { chiSquareDraw, normalDraw } from "./chiSquareDraw.ts";
import { fitMmrm } from "./fitMmrm.ts";
import type { ImputationModel } from "./imputationModel.ts";
import type { RandomSource } from "./randomSource.ts";

/**
 * Draws the regressions of each visit from their posterior given the factored data, under the prior |Σ|^−(T+1)/2:
 * residual variance of visit t ~ residual squares / χ² with n − q − T + t degrees of freedom (t from 1, q covariates,
 * n subjects seen then or later), coefficients normal about those of least squares. Does not allocate.
 *
 * @see [Schafer1997] section 6.5
 */
export function drawParameters(model: ImputationModel, source: RandomSource): void {
  const { visits, covariates, width, factors, seen, coefficient, sd } = model;
  for (let t = 0; t < visits; t++) {
    const size = covariates + t;
    const factor = factors[t]!;
    const last = size * (size + 1); // the row of visit t itself
    const df = seen[t]! - covariates - visits + t + 1;
    sd[t] = factor[last + size]! / Math.sqrt(chiSquareDraw(df, source));
    for (let a = 0; a < size; a++) {
      coefficient[t * width + a] = factor[last + a]! + sd[t]! * normalDraw(source);
    }
    solveTransposed(factor, size + 1, coefficient, t * width, size);
  }
  fillDifferences(model);
}

/** Replaces x by L′⁻¹ x, with the first `size` rows of a factor whose rows have length `stride`. */
function solveTransposed(
  factor: Float64Array,
  stride: number,
  x: Float64Array,
  from: number,
  size: number,
): void {
  for (let i = size - 1; i >= 0; i--) {
    const value = x[from + i]! / factor[i * stride + i]!;
    x[from + i] = value;
    for (let k = 0; k < i; k++) x[from + k]! -= factor[i * stride + k]! * value;
  }
}

/** Differences in means between the arms: that at visit t, the visits before being equal, and what these bring. */
function fillDifferences({ visits, covariates, width, coefficient, difference }: ImputationModel) {
  for (let t = 0; t < visits; t++) {
    let sum = coefficient[t * width + 1]!;
    for (let s = 0; s < t; s++) sum += coefficient[t * width + covariates + s]! * difference[s]!;
    difference[t] = sum;
  }
}

/**
 * Sets the regressions to those of a mixed model fitted to the same data. Does not allocate.
 *
 * @returns Whether the data can bear the model.
 */
export function startParameters(model: ImputationModel): boolean {
  const { start, visits, covariates, width, coefficient, sd, factors } = model;
  if (fitMmrm(start, { tolerance: 1e-3 }) === "notEstimable") return false;
  const factor = factors[visits - 1]!; // free until the data are factored
  factor.set(start.sigma);
  if (Number.isNaN(choleskyFactor(factor, visits))) return false;
  for (let t = 0; t < visits; t++) {
    sd[t] = factor[t * visits + t]!;
    const slopes = t * width + covariates;
    for (let s = 0; s < t; s++) coefficient[slopes + s] = factor[t * visits + s]!;
    solveTransposed(factor, visits, coefficient, slopes, t);
    for (let a = 0; a < covariates; a++) {
      let mean = meanCoefficient(model, a, t);
      for (let s = 0; s < t; s++) mean -= coefficient[slopes + s]! * meanCoefficient(model, a, s);
      coefficient[t * width + a] = mean;
    }
  }
  return true;
}

/** Effect of covariate a on the mean at visit t, in the mixed model. */
function meanCoefficient({ start, visits }: ImputationModel, a: number, t: number): number {
  return start.beta[start.columnOf[a * visits + t]!]!;
}
