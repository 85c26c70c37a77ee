import { ArgumentError } from "../errors.ts";
import type { Counts } from "./counts.ts";
import { isUninformative } from "./normalPValue.ts";
import { signedRoots } from "./signedRoots.ts";
import type { UnconditionalTestOptions, UnconditionalTestResult } from "./unconditionalTest.ts";
import { unconditionalTest } from "./unconditionalTest.ts";

export interface BarnardOptions extends UnconditionalTestOptions {
  /** Variance in the z statistic that orders the tables. Default "pooled". */
  readonly variance?: "pooled" | "unpooled";
}

export interface BarnardResult extends UnconditionalTestResult {
  /** z statistic with the sign of the risk difference; ±Infinity when an unpooled variance is 0. */
  readonly statistic: number;
}

/**
 * Exact unconditional test of a difference between two independent proportions, ordered by the z statistic
 * ("Barnard's test", also Suissa and Shuster's). P is the largest probability, over the common event rate, of
 * a statistic at least as extreme; the maximum is certified to 10⁻¹⁰ of its value.
 *
 * A table without information (no events, events only, an empty arm) has z = 0 and P = 1.
 *
 * @param data - Events and subjects analyzed, per arm (experimental, control).
 * @param options - Sides (2) and better direction ("higher"); variance ("pooled"); gamma (0).
 * @throws {@link ArgumentError} if a count is impossible or an option out of its range.
 * @see [Barnard1947], [SuissaShuster1985], [BergerBoos1994] gamma.
 */
export function barnard(data: Counts, options: BarnardOptions = {}): BarnardResult {
  const { variance = "pooled" } = options;
  if (variance !== "pooled" && variance !== "unpooled") {
    throw new ArgumentError("variance", 'be "pooled" or "unpooled"', variance);
  }
  const result = unconditionalTest(data, variance === "pooled" ? "score" : "wald", options);
  const [xE, xC] = data.events;
  const [nE, nC] = data.n;
  const root = variance === "pooled" ? signedRoots.zPooled : signedRoots.zUnpooled;
  const statistic = isUninformative(xE + xC, nE, nC) ? 0 : root(xE, nE, xC, nC);
  return { ...result, statistic };
}
