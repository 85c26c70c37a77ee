import type { Counts } from "./counts.ts";
import { singlePValue } from "./pValueTable.ts";
import type { UnconditionalTestOptions, UnconditionalTestResult } from "./unconditionalTest.ts";
import { unconditionalTest } from "./unconditionalTest.ts";

export interface BoschlooResult extends UnconditionalTestResult {
  /** Fisher's P value on the same side, by which the tables are ordered. */
  readonly fisherPValue: number;
}

/**
 * Boschloo's exact unconditional test of a difference between two independent proportions: Fisher's P value
 * as a statistic, referred to its distribution over all tables instead of those with the same totals. P is the
 * largest probability, over the common event rate, of a Fisher P no larger than the observed one; the maximum
 * is certified to 10⁻¹⁰ of its value. It never exceeds Fisher's P on the same side.
 *
 * Two-sided, the tables are ordered by the two-sided Fisher P of R. (scipy doubles the smaller one-sided P.)
 *
 * @param data - Events and subjects analyzed, per arm (experimental, control).
 * @param options - Sides (2) and better direction ("higher"); gamma (0).
 * @throws {@link ArgumentError} if a count is impossible or gamma lies outside [0, 0.01].
 * @see [Boschloo1970], [BergerBoos1994] gamma.
 */
export function boschloo(data: Counts, options: UnconditionalTestOptions = {}): BoschlooResult {
  const result = unconditionalTest(data, "fisher", options);
  const request = { method: "fisher", n: data.n, alternative: result.alternative } as const;
  return { ...result, fisherPValue: singlePValue(request, ...data.events) };
}
