import { lowerGamma, upperGamma } from "./incompleteGamma.ts";
import { normalUpperTail } from "./normal.ts";

/**
 * P(X > x) of the chi-square distribution, accurate relative to its value down to 1e-300.
 *
 * @param x - Any number; at or below 0 the tail is 1.
 * @param df - Degrees of freedom, above 0, whole or not; else NaN.
 */
export function chiSquareUpperTail(x: number, df: number): number {
  if (!(df > 0)) return NaN;
  if (!(x > 0)) return x <= 0 ? 1 : NaN;
  return df === 1 ? 2 * normalUpperTail(Math.sqrt(x)) : upperGamma(df / 2, x / 2);
}

/** P(X ≤ x) of the chi-square distribution. */
export function chiSquareCdf(x: number, df: number): number {
  return df > 0 ? lowerGamma(df / 2, x / 2) : NaN;
}
