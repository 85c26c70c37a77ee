import { continuousQuantile, continuousUpperQuantile, positive } from "./continuousQuantile.ts";
import { lowerGamma, poissonTerm, upperGamma } from "./incompleteGamma.ts";
import {
  mixtureCdf,
  mixtureDensity,
  mixtureUpperTail,
  type ShapeFamily,
} from "./poissonMixture.ts";

/**
 * Density of the noncentral chi-square distribution.
 *
 * @param x - Any number; at or below 0 the density is given as 0.
 * @param df - Degrees of freedom, above 0; else NaN.
 * @param ncp - Noncentrality: the sum of squared means, 0 or more; else NaN.
 */
export function noncentralChiSquarePdf(x: number, df: number, ncp: number): number {
  if (!isValid(x, df, ncp)) return NaN;
  if (!(x > 0 && x < Infinity)) return 0;
  const peak = (Math.sqrt((df * df) / 4 + ncp * x) - df / 2) / 2; // where neighboring terms are equal
  return mixtureDensity(familyAt(x, df, ncp), peak) / x;
}

function isValid(x: number, df: number, ncp: number): boolean {
  return !Number.isNaN(x) && df > 0 && ncp >= 0 && ncp < Infinity;
}

function familyAt(x: number, df: number, ncp: number): ShapeFamily {
  const half = x / 2;
  return {
    shape: df / 2,
    mean: ncp / 2,
    lower: (shape) => lowerGamma(shape, half),
    upper: (shape) => upperGamma(shape, half),
    step: (shape) => poissonTerm(shape, half),
  };
}

/** P(X ≤ x), accurate relative to its value. */
export function noncentralChiSquareCdf(x: number, df: number, ncp: number): number {
  if (!isValid(x, df, ncp)) return NaN;
  if (!(x > 0 && x < Infinity)) return x > 0 ? 1 : 0;
  return mixtureCdf(familyAt(x, df, ncp));
}

/** P(X > x), accurate relative to its value. */
export function noncentralChiSquareUpperTail(x: number, df: number, ncp: number): number {
  if (!isValid(x, df, ncp)) return NaN;
  if (!(x > 0 && x < Infinity)) return x > 0 ? 0 : 1;
  return mixtureUpperTail(familyAt(x, df, ncp));
}

/** x with P(X ≤ x) = p. */
export function noncentralChiSquareQuantile(p: number, df: number, ncp: number): number {
  return continuousQuantile(p, tails(df, ncp), positive);
}

/** x with P(X > x) = p. */
export function noncentralChiSquareUpperQuantile(p: number, df: number, ncp: number): number {
  return continuousUpperQuantile(p, tails(df, ncp), positive);
}

function tails(df: number, ncp: number) {
  return {
    lower: (x: number) => noncentralChiSquareCdf(x, df, ncp),
    upper: (x: number) => noncentralChiSquareUpperTail(x, df, ncp),
  };
}
