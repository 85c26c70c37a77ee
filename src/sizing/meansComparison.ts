import { ArgumentError } from "../errors.ts";
import type { AlternativeOptions } from "../analyze/alternative.ts";
import type { Pair } from "../pair.ts";
import { requireFinite, requireLevel, requirePositive } from "./requireNumber.ts";

/**
 * How the difference of means is tested: "t" with one variance, "z" with known variances, "welch" with two
 * variances (exact), "welchApproximate" by a noncentral t on the Satterthwaite df of the true variances, "ancova"
 * with a baseline covariate.
 */
export const meansMethods = ["t", "z", "welch", "welchApproximate", "ancova"] as const;
export type MeansMethod = (typeof meansMethods)[number];

/** Everything about a comparison of two means but the number of subjects. */
export interface MeansComparison extends AlternativeOptions {
  readonly method: MeansMethod;
  /** True difference experimental − control, in the endpoint's unit. */
  readonly difference: number;
  /** Difference under H0 (0): −margin for non-inferiority where higher is better, +margin where lower is. */
  readonly nullDifference?: number;
  /** Standard deviation within the arms, above 0; equal for "t" and "ancova". */
  readonly sd: Pair<number>;
  /** Correlation of endpoint and baseline within the arms, in (−1, 1); for "ancova" only. */
  readonly baselineCorrelation?: number;
  /** Level of the whole test, both tails together when two-sided. */
  readonly alpha: number;
}

/** @throws {@link ArgumentError} naming the first value out of its range. */
export function checkMeans(comparison: MeansComparison): void {
  const { method, difference, nullDifference = 0, sd, baselineCorrelation } = comparison;
  if (!meansMethods.includes(method)) {
    throw new ArgumentError("method", `be one of ${meansMethods.join(", ")}`, method);
  }
  requireFinite("difference", difference);
  requireFinite("nullDifference", nullDifference);
  for (const arm of [0, 1] as const) requirePositive(`sd[${arm}]`, sd[arm]);
  requireLevel("alpha", comparison.alpha);
  if ((method === "t" || method === "ancova") && sd[0] !== sd[1]) {
    throw new ArgumentError("sd", `be equal in both arms for "${method}"`, sd);
  }
  if (method === "ancova") requireCorrelation(baselineCorrelation);
}

function requireCorrelation(correlation: number | undefined): void {
  if (correlation !== undefined && Math.abs(correlation) < 1) return;
  throw new ArgumentError("baselineCorrelation", "lie between -1 and 1", correlation);
}
