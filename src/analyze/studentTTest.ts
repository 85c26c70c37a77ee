import { ArgumentError } from "../errors.ts";
import type { Samples } from "./checkSamples.ts";
import { checkSamples } from "./checkSamples.ts";
import type { MeanTestOptions, MeanTestResult } from "./meanDifference.ts";
import { checkMeanTestOptions, isRoundingError, meanTest } from "./meanDifference.ts";
import { sampleMoments } from "./sampleMoments.ts";

/**
 * Student's t test of a difference in means, both arms with one variance.
 *
 * @param values - Endpoint values per arm (experimental, control), one unit; at least 1 each, 3 in all.
 * @param options - Sides (2), better direction, difference under H0 (0), confidence level (0.95).
 * @returns Estimate (experimental − control), t on n₁ + n₂ − 2 degrees of freedom, P value and interval.
 * @throws {@link ArgumentError} if an arm is too small, a value is not finite, or both arms are constant.
 * @see [Student1908]
 */
export function studentTTest(values: Samples, options: MeanTestOptions = {}): MeanTestResult {
  checkMeanTestOptions(options);
  checkSamples(values, 1);
  const experimental = sampleMoments(values[0]);
  const control = sampleMoments(values[1]);
  const df = experimental.n + control.n - 2;
  if (df < 1) throw new ArgumentError("data.values", "hold at least 3 values", df + 2);
  const variance = (experimental.sumOfSquares + control.sumOfSquares) / df;
  const standardError = Math.sqrt(variance * (1 / experimental.n + 1 / control.n));
  checkVaries(standardError, experimental.mean, control.mean);
  return meanTest({ estimate: experimental.mean - control.mean, standardError, df }, options);
}

/** @throws {@link ArgumentError} if the standard error is no more than rounding error. */
export function checkVaries(standardError: number, ...means: readonly number[]): void {
  if (!isRoundingError(standardError, Math.max(...means.map(Math.abs)))) return;
  throw new ArgumentError("data.values", "vary within an arm", "constant arms");
}
