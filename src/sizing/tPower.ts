import type { Alternative } from "../analyze/methods.ts";
import { noncentralTCdf, noncentralTUpperTail } from "../math/noncentralT.ts";
import { normalCdf, normalUpperQuantile, normalUpperTail } from "../math/normal.ts";
import { studentTUpperQuantile } from "../math/studentT.ts";

/** What decides the power of a t or z test. */
export interface TPowerRequest {
  /** Noncentrality: expected (estimate − difference under H0) in standard errors; any sign. */
  readonly noncentrality: number;
  /** Degrees of freedom, above 0, whole or not; Infinity for a z test. */
  readonly df: number;
  /** Level of the whole test, both tails together when two-sided; in (0, 1). */
  readonly alpha: number;
  readonly alternative: Alternative;
}

/**
 * Power of a t test by the noncentral t distribution, of a z test by the normal; a two-sided test counts
 * both tails.
 *
 * @returns Probability of rejecting, in [0, 1].
 */
export function tPower({ noncentrality, df, alpha, alternative }: TPowerRequest): number {
  const tail = alternative === "twoSided" ? alpha / 2 : alpha;
  const critical = df === Infinity ? normalUpperQuantile(tail) : studentTUpperQuantile(tail, df);
  const above = alternative === "less" ? 0 : upperTail(critical, df, noncentrality);
  const below = alternative === "greater" ? 0 : lowerTail(-critical, df, noncentrality);
  return Math.min(1, above + below);
}

function upperTail(t: number, df: number, ncp: number): number {
  return df === Infinity ? normalUpperTail(t - ncp) : noncentralTUpperTail(t, df, ncp);
}

function lowerTail(t: number, df: number, ncp: number): number {
  return df === Infinity ? normalCdf(t - ncp) : noncentralTCdf(t, df, ncp);
}
