import { continuousQuantile, continuousUpperQuantile, unit } from "./continuousQuantile.ts";
import { betaStep, incompleteBeta } from "./incompleteBeta.ts";

/**
 * Density of the beta distribution with shapes a and b.
 *
 * @param x - Any number; outside [0, 1] the density is 0.
 * @param a - Above 0, else NaN.
 * @param b - Above 0, else NaN.
 */
export function betaPdf(x: number, a: number, b: number): number {
  if (!(a > 0 && b > 0) || Number.isNaN(x)) return NaN;
  if (x < 0 || x > 1) return 0;
  if (x === 0) return edgeDensity(a, b);
  if (x === 1) return edgeDensity(b, a);
  return (betaStep(x, 1 - x, a, b) * a) / x / (1 - x);
}

/** Density at the end of [0, 1] to which `shape` belongs. */
function edgeDensity(shape: number, other: number): number {
  return shape < 1 ? Infinity : shape === 1 ? other : 0;
}

/** P(X ≤ x), the regularized incomplete beta function. */
export function betaCdf(x: number, a: number, b: number): number {
  return x < 0 ? 0 : x > 1 ? 1 : incompleteBeta(x, 1 - x, a, b);
}

/** P(X > x), accurate relative to its value. */
export function betaUpperTail(x: number, a: number, b: number): number {
  return x < 0 ? 1 : x > 1 ? 0 : incompleteBeta(1 - x, x, b, a);
}

/** x with P(X ≤ x) = p. */
export function betaQuantile(p: number, a: number, b: number): number {
  return continuousQuantile(p, tails(a, b), unit);
}

/** x with P(X > x) = p. */
export function betaUpperQuantile(p: number, a: number, b: number): number {
  return continuousUpperQuantile(p, tails(a, b), unit);
}

function tails(a: number, b: number) {
  return {
    lower: (x: number) => betaCdf(x, a, b),
    upper: (x: number) => betaUpperTail(x, a, b),
  };
}
