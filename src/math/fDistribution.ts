import { continuousQuantile, continuousUpperQuantile, positive } from "./continuousQuantile.ts";
import { betaStep, incompleteBeta } from "./incompleteBeta.ts";

/**
 * Density of the F distribution.
 *
 * @param f - Any number; below 0 the density is 0.
 * @param df1 - Degrees of freedom of the numerator, above 0; else NaN.
 * @param df2 - Degrees of freedom of the denominator, above 0; else NaN.
 */
export function fPdf(f: number, df1: number, df2: number): number {
  if (!(df1 > 0 && df2 > 0) || Number.isNaN(f)) return NaN;
  if (f < 0 || f === Infinity) return 0;
  if (f === 0) return df1 < 2 ? Infinity : df1 === 2 ? 1 : 0;
  const [x, y] = sharesOf(f, df1, df2);
  return (betaStep(x, y, df1 / 2, df2 / 2) * df1) / 2 / f;
}

/** Shares of numerator and denominator in their sum of squares: a beta variate and its complement. */
export function sharesOf(f: number, df1: number, df2: number): [numerator: number, rest: number] {
  const ratio = df1 / df2;
  const inverse = 1 / f; // f times the ratio may be beyond the doubles
  const rest = f < 1 ? 1 / (1 + f * ratio) : inverse / (inverse + ratio);
  return [ratio / (ratio + inverse), rest];
}

/** P(F ≤ f), accurate relative to its value. */
export function fCdf(f: number, df1: number, df2: number): number {
  const [x, y] = sharesOf(Math.max(f, 0), df1, df2);
  return incompleteBeta(x, y, df1 / 2, df2 / 2);
}

/** P(F > f), accurate relative to its value. */
export function fUpperTail(f: number, df1: number, df2: number): number {
  const [x, y] = sharesOf(Math.max(f, 0), df1, df2);
  return incompleteBeta(y, x, df2 / 2, df1 / 2);
}

/** f with P(F ≤ f) = p. */
export function fQuantile(p: number, df1: number, df2: number): number {
  return continuousQuantile(p, tails(df1, df2), positive);
}

/** f with P(F > f) = p. */
export function fUpperQuantile(p: number, df1: number, df2: number): number {
  return continuousUpperQuantile(p, tails(df1, df2), positive);
}

function tails(df1: number, df2: number) {
  return {
    lower: (f: number) => fCdf(f, df1, df2),
    upper: (f: number) => fUpperTail(f, df1, df2),
  };
}
