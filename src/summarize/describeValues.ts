import { max, mean, min, quantileSorted, sampleStandardDeviation } from "simple-statistics";

/** Values of single trials, described. */
export interface ValueDescription {
  readonly count: number;
  readonly mean: number;
  /** Sample standard deviation; NaN for one value. */
  readonly sd: number;
  readonly minimum: number;
  readonly median: number;
  readonly maximum: number;
  /** Central range that holds 90% of the values. */
  readonly central90: readonly [number, number];
}

/**
 * Describes what a handful of trials found, such as their observed differences.
 *
 * @param values - At least one value; NaN (a trial without an estimate) is left out.
 * @returns Description, or undefined when no value is left.
 */
export function describeValues(values: Iterable<number>): ValueDescription | undefined {
  const sorted = [...values].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  if (sorted.length === 0) return undefined;
  return {
    count: sorted.length,
    mean: mean(sorted),
    sd: sorted.length > 1 ? sampleStandardDeviation(sorted) : Number.NaN,
    minimum: min(sorted),
    median: quantileSorted(sorted, 0.5),
    maximum: max(sorted),
    central90: [quantileSorted(sorted, 0.05), quantileSorted(sorted, 0.95)],
  };
}
