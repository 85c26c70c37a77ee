import { fillSpreads } from "./mmrmBlocks.ts";
import type { MmrmModel } from "./mmrmModel.ts";
import { fillSpread, sandwich } from "./mmrmResiduals.ts";
import { addScoreProducts, addScores, fillCrossedSolution } from "./mmrmScores.ts";
import { addTraces, halveDiagonal } from "./mmrmTraces.ts";

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
  fillOuter(model, column);
  fillSpreads(model, model.product);
  for (let s = 0; s < model.statistics.patterns; s++) {
    fillSpread(model, s);
    sandwich(model, s, square[1]!, outer);
    for (let e = 0; e < elements; e++) {
      const at = elementRow[e]! * visits + elementColumn[e]!;
      gradient[e]! += 2 * outer[at]!;
    }
    if (!isAdjusted) continue;
    addTraces(model, s, outer);
    fillCrossedSolution(model, s, column);
    addScores(model, s);
  }
  if (isAdjusted) addScoreProducts(model, -1);
  halveDiagonal(model);
}

/** c c′ into `product`, c being a column of Φ. */
function fillOuter({ columns, inverse, product }: MmrmModel, column: number): void {
  const first = column * columns;
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < columns; j++) {
      product[i * columns + j] = inverse[first + i]! * inverse[first + j]!;
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
