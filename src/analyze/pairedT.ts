import { ArgumentError } from "../errors.ts";
import { checkFinite } from "./checkSamples.ts";
import type { MeanTestOptions, MeanTestResult } from "./meanDifference.ts";
import { checkMeanTestOptions, meanTest } from "./meanDifference.ts";
import { sampleMoments } from "./sampleMoments.ts";
import { checkVaries } from "./studentTTest.ts";

/** Two measurements of the same subjects, in the same order. */
export interface PairedValues {
  readonly after: ArrayLike<number>;
  readonly before: ArrayLike<number>;
}

/**
 * Paired t test: the mean of the within-subject differences after − before.
 *
 * @throws {@link ArgumentError} if the lists differ in length, hold fewer than 2 subjects or a value that is
 *   not finite, or if all differences are equal.
 * @see [Student1908]
 */
export function pairedT(data: PairedValues, options: MeanTestOptions = {}): MeanTestResult {
  checkMeanTestOptions(options);
  const { n, mean, sumOfSquares } = sampleMoments(pairedDifferences(data, 2));
  const standardError = Math.sqrt(sumOfSquares / (n - 1) / n);
  checkVaries(standardError, mean, ...Array.from(data.after, Math.abs));
  return meanTest({ estimate: mean, standardError, df: n - 1 }, options);
}

/** After − before for each subject, checked. */
export function pairedDifferences({ after, before }: PairedValues, least: number): Float64Array {
  if (after.length !== before.length) {
    throw new ArgumentError("data.before", `list ${after.length} values`, before.length);
  }
  if (after.length < least) {
    throw new ArgumentError("data.after", `hold at least ${least} values`, after.length);
  }
  checkFinite(after, "data.after");
  checkFinite(before, "data.before");
  return Float64Array.from(after, (value, i) => value - before[i]!);
}
