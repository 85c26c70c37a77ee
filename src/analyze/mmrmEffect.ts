import type { MmrmModel } from "./mmrmModel.ts";
import { sandwich } from "./mmrmResiduals.ts";
import { addScoreProducts, addScores, fillWeightedSolution } from "./mmrmScores.ts";
import { addTraces } from "./mmrmTraces.ts";

/**
 * Standard error and degrees of freedom of a fixed effect: "satterthwaite"; "kenwardRoger", which also enlarges the
 * standard error for the estimation of the covariance, variances and covariances being its parameters (no second
 * derivatives: "linear"); "residual": observations − coefficients.
 */
export const degreesOfFreedomMethods = ["kenwardRoger", "satterthwaite", "residual"] as const;
export type DegreesOfFreedom = (typeof degreesOfFreedomMethods)[number];

/** A difference between arms at one visit. */
export interface MmrmEffect {
  /** Experimental − control, in the endpoint's unit. */
  estimate: number;
  standardError: number;
  df: number;
}

/**
 * Difference between arms at a visit of a fitted model. Does not allocate.
 *
 * @param visit - Index of the visit, from 0.
 * @see [KenwardRoger1997], [FaiCornelius1996]
 */
export function fillVisitEffect(
  out: MmrmEffect,
  model: MmrmModel,
  visit: number,
  method: DegreesOfFreedom,
): void {
  const { columns, columnOf, inverse, beta, statistics } = model;
  const column = columnOf[model.visits + visit]!; // covariate 1 is the experimental arm
  const variance = inverse[column * columns + column]!;
  out.estimate = beta[column]!;
  out.standardError = Math.sqrt(variance);
  out.df = statistics.observations - columns;
  if (method === "residual") return;
  const isAdjusted = method === "kenwardRoger";
  fillVarianceGradient(model, column, isAdjusted);
  out.df = (2 * variance * variance) / varianceOfVariance(model);
  if (isAdjusted) out.standardError = Math.sqrt(variance + adjustment(model));
}

/**
 * Derivatives of the variance l′Φl by the elements of the covariance matrix, into `gradient`: tr G E with
 * G = Σ W (x c)(x c)′ W, c = Φl. With `isAdjusted`, the terms c′(Q(E, F) − P(E)ΦP(F))c of Kenward and Roger too,
 * into the lower triangle of `hessian`.
 */
function fillVarianceGradient(model: MmrmModel, column: number, isAdjusted: boolean): void {
  const { visits, gradient, hessian, scores, elements, elementRow, elementColumn, square } = model;
  const outer = square[4]!;
  gradient.fill(0);
  hessian.fill(0);
  scores.fill(0);
  for (let s = 0; s < model.statistics.patterns; s++) {
    fillSpreadOf(model, s, column);
    sandwich(model, s, square[0]!, outer);
    for (let e = 0; e < elements; e++) {
      const at = elementRow[e]! * visits + elementColumn[e]!;
      gradient[e]! += (elementRow[e] === elementColumn[e] ? 1 : 2) * outer[at]!;
    }
    if (!isAdjusted) continue;
    addTraces(model, s, outer, hessian);
    fillWeightedSolution(model, s, column);
    addScores(model, s);
  }
  if (isAdjusted) addScoreProducts(model, -1);
}

/** Σ (x c)(x c)′ of one pattern into `square[0]`, c being a column of Φ. */
function fillSpreadOf(model: MmrmModel, s: number, column: number): void {
  const { visits, columns, columnOf, inverse, square } = model;
  const { covariates: q, zz } = model.statistics;
  const spread = square[0]!;
  for (let j = 0; j < visits; j++) {
    for (let k = 0; k <= j; k++) {
      let sum = 0;
      for (let a = 0; a < q; a++) {
        const left = inverse[column * columns + columnOf[a * visits + j]!]!;
        for (let b = 0; b < q; b++) {
          const right = inverse[column * columns + columnOf[b * visits + k]!]!;
          sum += zz[(s * q + a) * q + b]! * left * right;
        }
      }
      spread[j * visits + k] = spread[k * visits + j] = sum;
    }
  }
}

/** g′ C g: variance of the estimated variance of the effect, C the covariance of the covariance elements. */
function varianceOfVariance({ gradient, elements, elementCovariance }: MmrmModel): number {
  let total = 0;
  for (let e = 0; e < elements; e++) {
    let sum = 0;
    for (let f = 0; f < elements; f++) sum += elementCovariance[e * elements + f]! * gradient[f]!;
    total += gradient[e]! * sum;
  }
  return total;
}

/** What Kenward and Roger add to the variance of the effect: 2 Σ C(E, F) c′(Q(E, F) − P(E)ΦP(F))c. */
function adjustment({ hessian, elements, elementCovariance }: MmrmModel): number {
  let total = 0;
  for (let e = 0; e < elements; e++) {
    for (let f = 0; f <= e; f++) {
      const product = elementCovariance[e * elements + f]! * hessian[e * elements + f]!;
      total += f < e ? 2 * product : product;
    }
  }
  return 2 * total;
}
