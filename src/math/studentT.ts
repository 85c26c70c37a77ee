import { continuousUpperQuantile, positive } from "./continuousQuantile.ts";
import { incompleteBeta } from "./incompleteBeta.ts";
import { logBeta } from "./logGamma.ts";
import { deviance, stirlingError } from "./stirling.ts";

/**
 * Density of Student's t distribution.
 *
 * @param t - Any number.
 * @param df - Degrees of freedom, above 0 and finite, whole or not; else NaN.
 */
export function studentTPdf(t: number, df: number): number {
  if (!isDf(df) || Number.isNaN(t)) return NaN;
  const shape =
    stirlingError((df + 1) / 2) - stirlingError(df / 2) - deviance(df / 2, (df + 1) / 2);
  const square = (t * t) / df;
  const halfLog = square > 1e15 ? Math.log(Math.abs(t)) - Math.log(df) / 2 : Math.log1p(square) / 2;
  return Math.exp(shape - (df + 1) * halfLog) / Math.sqrt(2 * Math.PI);
}

function isDf(df: number): boolean {
  return df > 0 && df < Infinity;
}

/** P(T ≤ t), accurate relative to its value. */
export function studentTCdf(t: number, df: number): number {
  return studentTUpperTail(-t, df);
}

/** P(T > t), accurate relative to its value. */
export function studentTUpperTail(t: number, df: number): number {
  if (!isDf(df) || Number.isNaN(t)) return NaN;
  const square = (t / df) * t;
  const half = square < farSquare ? halfBeta(square, df) : farTail(Math.abs(t), df);
  return t > 0 ? half : 1 - half;
}

/** t² / df from which on 1 + t² / df is t² / df, and before t² is beyond the doubles. */
const farSquare = 1e300;

/** P(T > t), t ≥ 0, from t² / df. */
function halfBeta(square: number, df: number): number {
  return incompleteBeta(1 / (1 + square), 1 / (1 + 1 / square), df / 2, 0.5) / 2;
}

/** The same where t² / df is beyond use: the first term of the incomplete beta function is all of it. */
function farTail(t: number, df: number): number {
  const logRoot = Math.log(df) / 2 - Math.log(t);
  return Math.exp(df * logRoot - logBeta(df / 2, 0.5)) / df;
}

/** t with P(T ≤ t) = p. */
export function studentTQuantile(p: number, df: number): number {
  return -studentTUpperQuantile(p, df);
}

/** t with P(T > t) = p. */
export function studentTUpperQuantile(p: number, df: number): number {
  if (p === 0.5) return isDf(df) ? 0 : NaN;
  if (p > 0.5) return -studentTUpperQuantile(1 - p, df);
  if (isDf(df) && df < 1 && -Math.log(2 * p) / df > 700) return Infinity; // P(T > t) is near t^-df / 2 there
  const tails = {
    lower: (t: number) => studentTCdf(t, df),
    upper: (t: number) => studentTUpperTail(t, df),
  };
  return continuousUpperQuantile(p, tails, positive);
}
