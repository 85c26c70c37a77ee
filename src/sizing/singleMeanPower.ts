import { ArgumentError } from "../errors.ts";
import { alternativeOf, type AlternativeOptions } from "../analyze/alternative.ts";
import { normalUpperQuantile } from "../math/normal.ts";
import { findRoot } from "../math/root.ts";
import { requireFinite, requireLevel, requirePositive, requirePower } from "./requireNumber.ts";
import { tPower } from "./tPower.ts";

/** One mean against a fixed value, or the mean of paired differences against 0. */
export interface SingleMean extends AlternativeOptions {
  /** True mean less the value under H0, in the endpoint's unit. */
  readonly difference: number;
  /** Standard deviation of the values, or of the paired differences: above 0. */
  readonly sd: number;
  readonly alpha: number;
  /** "t" (default), or "z" with a known SD. */
  readonly method?: "t" | "z";
}

/**
 * Power of the one-sample and of the paired t test, by the noncentral t distribution.
 *
 * @param request - The comparison and `n`, the number of subjects (of pairs); above 1, need not be whole.
 * @throws {@link ArgumentError} if a value is out of its range.
 */
export function singleMeanPower(request: SingleMean & { readonly n: number }): number {
  const { difference, sd, alpha, n, method = "t" } = request;
  checkSingleMean(request);
  if (!(n > 1 || (method === "z" && n > 0))) throw new ArgumentError("n", "be above 1", n);
  const noncentrality = (difference / sd) * Math.sqrt(n);
  const df = method === "z" ? Infinity : n - 1;
  return tPower({ noncentrality, df, alpha, alternative: alternativeOf(request) });
}

function checkSingleMean({ difference, sd, alpha }: SingleMean): void {
  requireFinite("difference", difference);
  requirePositive("sd", sd);
  requireLevel("alpha", alpha);
}

/** Sample size of a one-sample or paired comparison. */
export interface SingleMeanSize {
  readonly unrounded: number;
  readonly n: number;
  /** Power at `n`. */
  readonly power: number;
}

/**
 * Subjects (pairs) needed by a one-sample or paired t test.
 *
 * @throws {@link ArgumentError} if a value is out of its range or the difference does not favor H1.
 */
export function singleMeanSampleSize(
  request: SingleMean & { readonly power: number },
): SingleMeanSize {
  const { power, method = "t" } = request;
  checkSingleMean(request);
  requirePower(power, request.alpha);
  const alternative = alternativeOf(request);
  const sign = alternative === "less" ? -1 : 1;
  const favored =
    alternative === "twoSided" ? request.difference !== 0 : sign * request.difference > 0;
  if (!favored) throw new ArgumentError("difference", "favor H1", request.difference);
  const powerAt = (n: number) => singleMeanPower({ ...request, n });
  const unrounded = method === "z" ? zSize(request) : rootAbove(zSize(request), powerAt, power);
  const n = Math.max(method === "z" ? 1 : 2, Math.ceil(unrounded - 1e-9));
  return { unrounded, n, power: powerAt(n) };
}

function zSize({
  difference,
  sd,
  alpha,
  power,
  sides = 2,
}: SingleMean & { power: number }): number {
  const z = normalUpperQuantile(alpha / sides) + normalUpperQuantile(1 - power);
  return ((z * sd) / difference) ** 2;
}

function rootAbove(start: number, powerAt: (n: number) => number, power: number): number {
  const lower = Math.max(start * 0.99, 1.05);
  if (powerAt(lower) >= power) return lower;
  let upper = lower + 1;
  while (powerAt(upper) < power) upper *= 2;
  return findRoot((n) => powerAt(n) - power, lower, upper, { tolerance: 1e-9 });
}
