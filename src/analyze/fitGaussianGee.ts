import { fillCholeskyInverse } from "../math/cholesky.ts";
import { isRoundingError } from "./meanDifference.ts";
import type { MmrmModel } from "./mmrmModel.ts";
import { evaluateObjective } from "./mmrmObjective.ts";
import { fillResiduals } from "./mmrmResiduals.ts";
import {
  correlationAt,
  estimateAlpha,
  type PairSums,
  type WorkingCorrelation,
} from "./workingCorrelation.ts";

/**
 * Solves Liang and Zeger's equations for a normal endpoint over visits with the normal equations of the mixed model:
 * coefficients by generalized least squares with the working correlation as covariance, and that from the residuals'
 * products, in turn. As {@link fitGee}, from sums over subjects with the same missing visits.
 *
 * @param model - With the statistics of a trial loaded; its coefficients and the inverse of their information are filled.
 * @param sums - Work space, one element per visit.
 */
export function fitGaussianGee(
  model: MmrmModel,
  correlation: WorkingCorrelation,
  sums: PairSums,
): "converged" | "notConverged" | "notEstimable" {
  fillWorking(model, correlation, 0);
  if (Number.isNaN(evaluateObjective(model))) return "notEstimable";
  let alpha = 0;
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    if (!fillPairs(model, sums)) return "notEstimable";
    const next = estimateAlpha(correlation, sums);
    const isSettled = Math.abs(next - alpha) <= 1e-12;
    alpha = next;
    fillWorking(model, correlation, alpha);
    if (Number.isNaN(evaluateObjective(model))) return "notConverged";
    if (!isSettled) continue;
    fillCholeskyInverse(model.inverse, model.factor, model.columns);
    return "converged";
  }
  return "notConverged";
}

const maxIterations = 200;

function fillWorking({ visits, sigma }: MmrmModel, type: WorkingCorrelation, alpha: number): void {
  for (let j = 0; j < visits; j++) {
    for (let k = 0; k < visits; k++) {
      sigma[j * visits + k] = correlationAt(type, alpha, Math.abs(j - k));
    }
  }
}

/** Sums of products of standardized residuals by distance; false if the residuals are but rounding errors. */
function fillPairs(model: MmrmModel, { products, pairs }: PairSums): boolean {
  const { visits, statistics, square } = model;
  products.fill(0);
  pairs.fill(0);
  for (let s = 0; s < statistics.patterns; s++) {
    const mask = statistics.mask[s]!;
    fillResiduals(model, s);
    for (let j = 0; j < visits; j++) {
      for (let k = 0; k <= j; k++) {
        if (!((mask >> j) & (mask >> k) & 1)) continue;
        products[j - k]! += square[0]![j * visits + k]!;
        pairs[j - k]! += statistics.size[s]!;
      }
    }
  }
  const scale = products[0]! / statistics.observations;
  let magnitude = 0;
  for (let j = 0; j < visits; j++) {
    magnitude = Math.max(magnitude, Math.abs(statistics.visitMean[j]!));
  }
  for (let d = 0; d < visits; d++) products[d]! /= scale;
  products[0] = pairs[0] = 0; // a value with itself is no pair
  return !isRoundingError(Math.sqrt(scale), magnitude);
}
