import { gammaCdf, gammaPdf, gammaQuantile, gammaUpperQuantile } from "./gamma.ts";
import { upperGamma } from "./incompleteGamma.ts";
import { normalUpperTail } from "./normal.ts";

/** Density of the chi-square distribution; `df` above 0, whole or not, else NaN. */
export function chiSquarePdf(x: number, df: number): number {
  return gammaPdf(x, df / 2, 0.5);
}

/** P(X ≤ x) of the chi-square distribution, accurate relative to its value. */
export function chiSquareCdf(x: number, df: number): number {
  return gammaCdf(x, df / 2, 0.5);
}

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

/** x with P(X ≤ x) = p. */
export function chiSquareQuantile(p: number, df: number): number {
  return gammaQuantile(p, df / 2, 0.5);
}

/** x with P(X > x) = p. */
export function chiSquareUpperQuantile(p: number, df: number): number {
  return gammaUpperQuantile(p, df / 2, 0.5);
}
