import { backSolve, choleskyFactor, forwardSolve } from "../math/cholesky.ts";
import { normalDraw } from "./chiSquareDraw.ts";
import type { ImputationModel } from "./imputationModel.ts";
import type { RandomSource } from "./randomSource.ts";

/** Fills the intercepts of a subject's regressions: what its covariates add at each visit. */
export function fillIntercepts(model: ImputationModel, i: number): void {
  const { visits, covariates: q, width, z, coefficient, intercept } = model;
  for (let t = 0; t < visits; t++) {
    let sum = 0;
    for (let a = 0; a < q; a++) sum += coefficient[t * width + a]! * z[i * q + a]!;
    intercept[t] = sum;
  }
}

/** Draws each subject's missing values before its last one, given all it has and the regressions. */
export function drawAllGaps(model: ImputationModel, source: RandomSource): void {
  const { visits, gapped, last, state, gaps } = model;
  for (let k = 0; k < model.gappedCount; k++) {
    const i = gapped[k]!;
    let count = 0;
    for (let j = 0; j < last[i]!; j++) if (state[i * visits + j] === 0) gaps[count++] = j;
    fillIntercepts(model, i);
    drawGaps(model, i, count, last[i]!, source);
  }
}

/**
 * Draws the values of a subject at the visits `gaps[0 … count − 1]`, given its other values up to `end` (excluded)
 * and the regressions with `intercept`. With a = unit vector − slopes of a visit's regression, the density of all
 * values is exp −½ Σ (a′y − intercept)² / sd²: a quadratic form in the missing ones. Does not allocate.
 */
export function drawGaps(
  model: ImputationModel,
  i: number,
  count: number,
  end: number,
  source: RandomSource,
): void {
  const { visits, y, gaps, precision, slope } = model;
  precision.fill(0, 0, count * count);
  slope.fill(0, 0, count);
  for (let t = gaps[0]!; t < end; t++) addVisit(model, i, count, t);
  choleskyFactor(precision, count);
  forwardSolve(precision, count, slope);
  for (let g = 0; g < count; g++) slope[g]! -= normalDraw(source);
  backSolve(precision, count, slope);
  for (let g = 0; g < count; g++) y[i * visits + gaps[g]!]! -= slope[g]!;
}

/** Adds one visit's share of the quadratic form's second and first derivatives by the missing values. */
function addVisit(model: ImputationModel, i: number, count: number, t: number): void {
  const { visits, gaps, precision, slope, sd, intercept, y } = model;
  let residual = y[i * visits + t]! - intercept[t]!;
  for (let s = 0; s < t; s++) residual += weightOf(model, t, s) * y[i * visits + s]!;
  const scale = 1 / (sd[t]! * sd[t]!);
  for (let g = 0; g < count && gaps[g]! <= t; g++) {
    const left = weightOf(model, t, gaps[g]!) * scale;
    slope[g]! += left * residual;
    for (let h = 0; h <= g; h++) precision[g * count + h]! += left * weightOf(model, t, gaps[h]!);
  }
}

/** Element s of a: 1 for the visit itself, − slope for one before. */
function weightOf(
  { covariates, width, coefficient }: ImputationModel,
  t: number,
  s: number,
): number {
  return s === t ? 1 : -coefficient[t * width + covariates + s]!;
}
