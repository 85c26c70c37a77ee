import { continuousQuantile, continuousUpperQuantile, positive } from "./continuousQuantile.ts";
import { lowerGamma, poissonTerm, upperGamma } from "./incompleteGamma.ts";

/**
 * Density of the gamma distribution.
 *
 * @param x - Any number; below 0 the density is 0.
 * @param shape - Above 0, else NaN.
 * @param rate - Above 0, else NaN; the mean is shape / rate.
 */
export function gammaPdf(x: number, shape: number, rate: number): number {
  if (!(shape > 0 && rate > 0) || Number.isNaN(x)) return NaN;
  if (x < 0 || x === Infinity) return 0;
  if (x === 0) return shape < 1 ? Infinity : shape === 1 ? rate : 0;
  return poissonTerm(shape, x * rate) * (shape / x);
}

/** P(X ≤ x), accurate relative to its value. */
export function gammaCdf(x: number, shape: number, rate: number): number {
  return shape > 0 && rate > 0 ? lowerGamma(shape, x * rate) : NaN;
}

/** P(X > x), accurate relative to its value. */
export function gammaUpperTail(x: number, shape: number, rate: number): number {
  return shape > 0 && rate > 0 ? upperGamma(shape, x * rate) : NaN;
}

/** x with P(X ≤ x) = p. */
export function gammaQuantile(p: number, shape: number, rate: number): number {
  return rate > 0 ? continuousQuantile(p, tails(shape), positive) / rate : NaN;
}

/** x with P(X > x) = p. */
export function gammaUpperQuantile(p: number, shape: number, rate: number): number {
  return rate > 0 ? continuousUpperQuantile(p, tails(shape), positive) / rate : NaN;
}

function tails(shape: number) {
  return {
    lower: (x: number) => gammaCdf(x, shape, 1),
    upper: (x: number) => gammaUpperTail(x, shape, 1),
  };
}
