import { continuousQuantile, continuousUpperQuantile, positive } from "./continuousQuantile.ts";
import { sharesOf } from "./fDistribution.ts";
import { betaStep, incompleteBeta } from "./incompleteBeta.ts";
import {
  mixtureCdf,
  mixtureDensity,
  mixtureUpperTail,
  type ShapeFamily,
} from "./poissonMixture.ts";

/**
 * Density of the noncentral F distribution.
 *
 * @param f - Any number; at or below 0 the density is given as 0.
 * @param df1 - Degrees of freedom of the numerator, above 0; else NaN.
 * @param df2 - Degrees of freedom of the denominator, above 0; else NaN.
 * @param ncp - Noncentrality of the numerator's chi-square, 0 or more; else NaN.
 */
export function noncentralFPdf(f: number, df1: number, df2: number, ncp: number): number {
  if (!isValid(f, df1, df2, ncp)) return NaN;
  if (!(f > 0 && f < Infinity)) return 0;
  return mixtureDensity(familyAt(f, df1, df2, ncp), peakTerm(f, df1, df2, ncp)) / f;
}

/** Poisson count where neighboring terms of the density are equal: j² + (a − z) j − z (a + b) = 0. */
function peakTerm(f: number, df1: number, df2: number, ncp: number): number {
  const z = (ncp / 2) * sharesOf(f, df1, df2)[0];
  const half = (df1 / 2 - z) / 2;
  return Math.sqrt(half * half + (z * (df1 + df2)) / 2) - half;
}

function isValid(f: number, df1: number, df2: number, ncp: number): boolean {
  return !Number.isNaN(f) && df1 > 0 && df2 > 0 && ncp >= 0 && ncp < Infinity;
}

function familyAt(f: number, df1: number, df2: number, ncp: number): ShapeFamily {
  const [x, y] = sharesOf(f, df1, df2);
  const other = df2 / 2;
  return {
    shape: df1 / 2,
    mean: ncp / 2,
    lower: (shape) => incompleteBeta(x, y, shape, other),
    upper: (shape) => incompleteBeta(y, x, other, shape),
    step: (shape) => betaStep(x, y, shape, other),
  };
}

/** P(F ≤ f), accurate relative to its value. */
export function noncentralFCdf(f: number, df1: number, df2: number, ncp: number): number {
  if (!isValid(f, df1, df2, ncp)) return NaN;
  if (!(f > 0 && f < Infinity)) return f > 0 ? 1 : 0;
  return mixtureCdf(familyAt(f, df1, df2, ncp));
}

/** P(F > f), accurate relative to its value. */
export function noncentralFUpperTail(f: number, df1: number, df2: number, ncp: number): number {
  if (!isValid(f, df1, df2, ncp)) return NaN;
  if (!(f > 0 && f < Infinity)) return f > 0 ? 0 : 1;
  return mixtureUpperTail(familyAt(f, df1, df2, ncp));
}

/** f with P(F ≤ f) = p. */
export function noncentralFQuantile(p: number, df1: number, df2: number, ncp: number): number {
  return continuousQuantile(p, tails(df1, df2, ncp), positive);
}

/** f with P(F > f) = p. */
export function noncentralFUpperQuantile(p: number, df1: number, df2: number, ncp: number): number {
  return continuousUpperQuantile(p, tails(df1, df2, ncp), positive);
}

function tails(df1: number, df2: number, ncp: number) {
  return {
    lower: (f: number) => noncentralFCdf(f, df1, df2, ncp),
    upper: (f: number) => noncentralFUpperTail(f, df1, df2, ncp),
  };
}
