import { continuousQuantile, continuousUpperQuantile, real } from "./continuousQuantile.ts";
import { logConcaveIntegral } from "./logConcaveIntegral.ts";
import { normalLogUpperTail } from "./normal.ts";
import { stirlingError } from "./stirling.ts";

/**
 * Density of the noncentral t distribution: of (Z + ncp) / S with Z standard normal and df S² chi-square.
 *
 * @param t - Any number.
 * @param df - Degrees of freedom, above 0 and finite; else NaN.
 * @param ncp - Noncentrality: the expected difference in standard errors; any number.
 */
export function noncentralTPdf(t: number, df: number, ncp: number): number {
  return overSpread(t, df, ncp, (u) => u - 0.5 * (t * Math.exp(u) - ncp) ** 2) * inverseSqrt2Pi;
}

const inverseSqrt2Pi = 1 / Math.sqrt(2 * Math.PI);

/** P(T ≤ t), accurate relative to its value. */
export function noncentralTCdf(t: number, df: number, ncp: number): number {
  return noncentralTUpperTail(-t, df, -ncp);
}

/**
 * P(T > t) = E P(Z > t S − ncp), integrated over the distribution of S. All terms are positive, so that small
 * tails keep their digits, unlike the usual series.
 */
export function noncentralTUpperTail(t: number, df: number, ncp: number): number {
  if (t === Infinity || t === -Infinity) return t > 0 ? 0 : 1;
  return Math.min(
    1,
    overSpread(t, df, ncp, (u) => normalLogUpperTail(t * Math.exp(u) - ncp)),
  );
}

/** Expectation of exp(g(ln S)) over S = √(chi-square / df); NaN for bad parameters. */
function overSpread(t: number, df: number, ncp: number, g: (u: number) => number): number {
  if (!(df > 0 && df < Infinity && Number.isFinite(ncp)) || Number.isNaN(t)) return NaN;
  const scale = Math.sqrt(df / Math.PI) * Math.exp(-stirlingError(df / 2)); // density of ln S at 0
  const logIntegrand = (u: number) => g(u) - (df / 2) * (Math.expm1(2 * u) - 2 * u);
  const width = 1 / (2 + Math.sqrt(2 * df) + Math.abs(ncp));
  const lower = -Math.min(750 / df + 40, 745) - 1;
  return scale * logConcaveIntegral(logIntegrand, lower, 8, width);
}

/** t with P(T ≤ t) = p. */
export function noncentralTQuantile(p: number, df: number, ncp: number): number {
  return continuousQuantile(p, tails(df, ncp), real);
}

/** t with P(T > t) = p. */
export function noncentralTUpperQuantile(p: number, df: number, ncp: number): number {
  return continuousUpperQuantile(p, tails(df, ncp), real);
}

function tails(df: number, ncp: number) {
  return {
    lower: (t: number) => noncentralTCdf(t, df, ncp),
    upper: (t: number) => noncentralTUpperTail(t, df, ncp),
  };
}
