import type { BetaShape } from "./betaShape.ts";

/** Points of a rate with weights that add up to 1. */
export interface RateNodes {
  readonly rate: Float64Array;
  readonly weight: Float64Array;
}

const smallestWeight = 1e-18; // of the largest

/**
 * A quadrature rule for expectations over a beta distributed rate: the trapezoidal rule on the logit scale,
 * where the density has one peak and no edge, so that the error falls exponentially with the step.
 *
 * @param width - Distance, on the logit scale, over which the integrand changes; for the power of n subjects
 *   about 2 / √n. The step is 0.45 of it, or of the spread of the rate where that is less.
 * @see [Trefethen2014]
 */
export function betaNodes({ a, b }: BetaShape, width = 1): RateNodes {
  const spread = Math.sqrt(1 / a + 1 / b); // from the curvature at the peak
  const step = 0.45 * Math.min(1, width, spread, 2 / Math.sqrt(Math.max(a, b)));
  const peak = Math.log(a / b);
  const height = logDensity(a, b, peak);
  const weightAt = (j: number): number => Math.exp(logDensity(a, b, peak + j * step) - height);
  const first = -reach((j) => weightAt(-j));
  const count = reach(weightAt) - first + 1;
  const rate = Float64Array.from({ length: count }, (_, i) => logistic(peak + (first + i) * step));
  const weight = Float64Array.from({ length: count }, (_, i) => weightAt(first + i));
  const total = weight.reduce((sum, w) => sum + w, 0);
  return { rate, weight: weight.map((w) => w / total) };
}

/** A rule for a rate that is known, or beta distributed. */
export function rateNodes(rate: number | BetaShape, width?: number): RateNodes {
  if (typeof rate !== "number") return betaNodes(rate, width);
  return { rate: Float64Array.of(rate), weight: Float64Array.of(1) };
}

/** Change of the logit over which the power of a trial with so many subjects changes. */
export const powerWidth = (subjects: number): number => 2 / Math.sqrt(Math.max(1, subjects));

/** Steps from the peak to the last weight that counts. */
function reach(weightAt: (j: number) => number): number {
  let j = 0;
  while (weightAt(j + 1) > smallestWeight) j++;
  return j;
}

/** Logarithm of the density of the logit, but for a constant: a ln p + b ln(1 − p). */
function logDensity(a: number, b: number, logit: number): number {
  const tail = Math.log1p(Math.exp(-Math.abs(logit)));
  return -a * (tail + Math.max(0, -logit)) - b * (tail + Math.max(0, logit));
}

const logistic = (logit: number): number => 1 / (1 + Math.exp(-logit));
