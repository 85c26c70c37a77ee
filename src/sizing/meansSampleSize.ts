import { ArgumentError } from "../errors.ts";
import { alternativeOf } from "../analyze/alternative.ts";
import { normalUpperQuantile } from "../math/normal.ts";
import { findRoot } from "../math/root.ts";
import type { Pair } from "../pair.ts";
import { checkMeans, type MeansComparison } from "./meansComparison.ts";
import { meansPower } from "./meansPower.ts";
import { requirePositive, requirePower } from "./requireNumber.ts";

export interface MeansSizeRequest extends MeansComparison {
  /** Experimental / control subjects. Default 1. */
  readonly allocation?: number;
  /** Wanted power, above alpha and below 1. */
  readonly power: number;
}

export interface MeansSize {
  /** Subjects analyzed per arm at which the power is exactly the wanted one. */
  readonly unrounded: Pair<number>;
  /** First whole control arm, with the experimental arm rounded up, that reaches the power. */
  readonly n: Pair<number>;
  /** Power at `n`. */
  readonly power: number;
}

/**
 * Sample size to find a difference of two means, or to show non-inferiority.
 *
 * @throws {@link ArgumentError} as {@link meansPower}, and if the true difference does not favor H1 or the
 *   power is not above alpha.
 */
export function meansSampleSize(request: MeansSizeRequest): MeansSize {
  const { allocation = 1, power } = request;
  checkMeans(request);
  requirePositive("allocation", allocation);
  requirePower(power, request.alpha);
  checkDirection(request);
  const powerAt = (n: Pair<number>) => meansPower({ ...request, n });
  const control = unroundedControl(request, allocation, powerAt);
  const n = wholeSize(
    control,
    allocation,
    least(request.method, allocation),
    (n) => powerAt(n) >= power,
  );
  return { unrounded: [allocation * control, control], n, power: powerAt(n) };
}

/** @throws {@link ArgumentError} if no number of subjects can reach the power. */
function checkDirection(request: MeansSizeRequest): void {
  const { difference, nullDifference = 0 } = request;
  const excess = difference - nullDifference;
  const alternative = alternativeOf(request);
  if (alternative === "greater" ? excess > 0 : alternative === "less" ? excess < 0 : excess !== 0) {
    return;
  }
  const side = { greater: "lie above", less: "lie below", twoSided: "differ from" }[alternative];
  throw new ArgumentError("difference", `${side} ${nullDifference}`, difference);
}

/** Control arm at which every degree of freedom and variance is just defined. */
function least(method: MeansComparison["method"], allocation: number): number {
  if (method === "z") return 0;
  if (method === "t") return 2 / (1 + allocation);
  if (method === "ancova") return 3 / (1 + allocation);
  return Math.max(1, 1 / allocation);
}

/** z: by formula; else the root of the power, which grows with n, at or above the size of z. */
function unroundedControl(
  request: MeansSizeRequest,
  allocation: number,
  powerAt: (n: Pair<number>) => number,
): number {
  const bySizeOfZ = zControl(request, allocation);
  if (request.method === "z") return bySizeOfZ;
  const excess = (n: number) => powerAt([allocation * n, n]) - request.power;
  const lower = Math.max(bySizeOfZ * 0.99, least(request.method, allocation) + 0.05);
  if (excess(lower) >= 0) return lower;
  let upper = lower + 1;
  while (excess(upper) < 0) upper = 2 * upper;
  return findRoot(excess, lower, upper, { tolerance: 1e-9 });
}

/** Both tails would change the size of z by less than 1e-6 of it at any power above ½; the near one counts. */
function zControl(request: MeansSizeRequest, allocation: number): number {
  const { difference, nullDifference = 0, sd, alpha, power, sides = 2 } = request;
  const { method, baselineCorrelation = 0 } = request;
  const z = normalUpperQuantile(alpha / sides) + normalUpperQuantile(1 - power);
  const unexplained = method === "ancova" ? 1 - baselineCorrelation ** 2 : 1;
  const variance = unexplained * (sd[0] ** 2 / allocation + sd[1] ** 2);
  return variance * (z / (difference - nullDifference)) ** 2;
}

/**
 * First whole control arm that is enough, the experimental arm being rounded up (which may save a control).
 *
 * @param unrounded - Control arm that is just enough when not rounded.
 * @param aboveLeast - The control arm must be larger than this.
 */
export function wholeSize(
  unrounded: number,
  allocation: number,
  aboveLeast: number,
  isEnough: (n: Pair<number>) => boolean,
): Pair<number> {
  const pair = (control: number): Pair<number> => [Math.ceil(allocation * control - 1e-9), control];
  const first = Math.max(1, Math.floor(aboveLeast) + 1);
  let control = Math.max(first, Math.ceil(unrounded - 1e-9));
  while (!isEnough(pair(control))) control++;
  while (control > first && isEnough(pair(control - 1))) control--;
  return pair(control);
}
