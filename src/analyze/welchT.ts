import type { Samples } from "./checkSamples.ts";
import { checkSamples } from "./checkSamples.ts";
import type { MeanTestOptions, MeanTestResult } from "./meanDifference.ts";
import { checkMeanTestOptions, meanTest } from "./meanDifference.ts";
import { sampleMoments } from "./sampleMoments.ts";
import { checkVaries } from "./studentTTest.ts";

/**
 * Welch's t test of a difference in means, variances not assumed equal.
 *
 * @param values - Endpoint values per arm (experimental, control), one unit; at least 2 each.
 * @param options - Sides (2), better direction, difference under H0 (0), confidence level (0.95).
 * @returns Estimate (experimental − control), t on Satterthwaite's degrees of freedom, P value and interval.
 * @throws {@link ArgumentError} if an arm is too small, a value is not finite, or both arms are constant.
 * @see [Welch1947], [Satterthwaite1946]
 */
export function welchT(values: Samples, options: MeanTestOptions = {}): MeanTestResult {
  checkMeanTestOptions(options);
  checkSamples(values, 2);
  const experimental = sampleMoments(values[0]);
  const control = sampleMoments(values[1]);
  const varianceE = experimental.sumOfSquares / (experimental.n - 1) / experimental.n; // of the mean
  const varianceC = control.sumOfSquares / (control.n - 1) / control.n;
  const standardError = Math.sqrt(varianceE + varianceC);
  checkVaries(standardError, experimental.mean, control.mean);
  const shareE = varianceE / (varianceE + varianceC);
  const df = 1 / (shareE ** 2 / (experimental.n - 1) + (1 - shareE) ** 2 / (control.n - 1));
  return meanTest({ estimate: experimental.mean - control.mean, standardError, df }, options);
}
