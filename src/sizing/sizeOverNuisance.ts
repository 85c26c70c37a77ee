import { commonRateCurve } from "../analyze/commonRateCurve.ts";
import {
  fillHypergeometricWeights,
  leastEvents,
  marginWidth,
} from "../analyze/hypergeometricWeights.ts";
import { nuisanceSupremum } from "../analyze/nuisanceSupremum.ts";
import type { RejectionRegion } from "../analyze/rejectionRegion.ts";
import { rejectionRegion } from "../analyze/rejectionRegion.ts";
import { plannedMargin, plannedTest } from "../study/plannedTest.ts";
import { type BoundarySize, sizeOnBoundary } from "./marginPower.ts";
import type { PowerDesign } from "./powerDesign.ts";
import { randomizedSizes } from "./powerDesign.ts";

/**
 * Probability of rejecting a true null hypothesis, over the event rate of the control arm, from 0 to 1. Where
 * both arms share it the rates are closer together near the ends, and the maximum is over all rates, not
 * only those listed.
 */
export type SizeOverNuisance = BoundarySize;

/**
 * Actual size of the planned test with all randomized subjects analyzed, as a function of the event rate
 * that both arms share: the nominal alpha is seldom what a discrete test delivers.
 *
 * size(p) = Σₛ P(reject | s events in all) · Binomial(s; N, p). The maximum is certified to 1e-10. With a margin
 * the rates are those on its limit (see {@link sizeOnBoundary}).
 *
 * @param options - `points`: number of rates listed (201), spread evenly in the arcsine of their roots.
 */
export function sizeOverNuisance(
  design: Omit<PowerDesign, "missing">,
  { points = 201 }: { readonly points?: number } = {},
): SizeOverNuisance {
  const sized = { ...design, missing: "nonresponder" } as const;
  const n = randomizedSizes(sized);
  const { alpha } = design.analysis;
  const test = plannedTest(design);
  if (test.limits) {
    const margin = plannedMargin(design)!;
    return sizeOnBoundary({ ...margin, statistic: test.method, n, alpha }, points);
  }
  const curve = commonRateCurve(conditionalSize(rejectionRegion({ ...test, n, alpha })));
  const rate = Float64Array.from({ length: points }, (_, i) => evenRate(i / (points - 1)));
  const { value, rate: worst } = nuisanceSupremum(curve);
  return { rate, size: rate.map(curve.value), maximum: { rate: worst, size: value } };
}

/** sin²: the scale on which a binomial proportion varies evenly. */
const evenRate = (share: number): number => Math.sin((share * Math.PI) / 2) ** 2;

/** P(reject | total events) under H0, by total events. */
export function conditionalSize({ n, lower, upper }: RejectionRegion): Float64Array {
  const [nE, nC] = n;
  const weights = new Float64Array(Math.min(nE, nC) + 1);
  return Float64Array.from(upper, (leastUpper, events) => {
    const margin = { nE, nC, events };
    const total = fillHypergeometricWeights(weights, margin);
    const first = leastEvents(margin);
    const width = marginWidth(margin);
    const below = Math.min(width, lower[events]! - first + 1);
    let sum = 0;
    for (let i = 0; i < below; i++) sum += weights[i]!;
    for (let i = Math.max(0, below, leastUpper - first); i < width; i++) sum += weights[i]!;
    return sum / total;
  });
}
