import type { Pair } from "../pair.ts";
import { type CorrelationMatrix, inverseCorrelation } from "./visitCorrelation.ts";

/** Who is seen of the arms of a trial, and how what they show is modeled. */
export interface SmallSample {
  /** Within an arm, of the visits up to the one compared; with a baseline, that first. */
  readonly correlation: CorrelationMatrix;
  /** Randomized subjects per arm; need not be whole. */
  readonly n: Pair<number>;
  /** Per arm, the chance to be seen at each visit: never rising. */
  readonly attended: Pair<readonly number[]>;
  readonly hasBaseline: boolean;
  /** Whether the slopes of a visit on those before are estimated one by one, as by an unstructured covariance. */
  readonly isUnstructured: boolean;
}

/**
 * By how much the variance of a mixed model's difference between arms at its last visit grows because the trial is
 * finite: in units of the variance with known slopes and the expected numbers at each visit. Under monotone loss the
 * estimate is a sequence of regressions, each visit on those before among the m subjects who are seen at it.
 * Where the arms' earlier means (and the baseline's) among these differ from the estimates for all, by u with mean
 * square Var(u), the slopes' own error adds σ² tr(Σ⁻¹ Var(u)) / (m − 2 − q − 1), q the number of slopes. The mean of 1 / m
 * is that of a binomial number to second order.
 *
 * @returns At least 1; Infinity where too few are seen for slopes.
 * @see [Anderson1957] the sequence of regressions
 * @see [Tang2017] the restricted maximum likelihood estimate and its variance
 */
export function smallSampleGrowth(sample: SmallSample): number {
  return lastVariance(sample, expectedError) / lastVariance(sample, knownError);
}

/** What the regression of one visit is about. */
interface Regression {
  readonly sample: SmallSample;
  readonly visit: number;
  /** Slopes in it, that of the baseline included. */
  readonly slopes: number;
  /** tr(Σ⁻¹ V) of the estimates before, which is their part of what the slopes rest on. */
  readonly settled: number;
}

/** Variance of a visit's difference given those before, in that of the residual. */
type ErrorOf = (regression: Regression) => number;

const knownError: ErrorOf = ({ sample: { n, attended }, visit }) =>
  1 / (n[0] * attended[0][visit]!) + 1 / (n[1] * attended[1][visit]!);

const expectedError: ErrorOf = ({ sample, visit, slopes, settled }) => {
  const { n, attended, hasBaseline, isUnstructured } = sample;
  const seen = n.map((size, arm) => size * attended[arm]![visit]!) as [number, number];
  const mean = (arm: 0 | 1) => (1 + (1 - attended[arm][visit]!) / seen[arm]) / seen[arm];
  const error = mean(0) + mean(1);
  const estimated = isUnstructured ? slopes : Number(hasBaseline);
  if (estimated === 0) return error;
  const rest = seen[0] + seen[1] - 2 - estimated - 1;
  const doubt = isUnstructured ? error * slopes - settled : error; // the baseline's true difference is 0
  return rest > 0 ? error + doubt / rest : Infinity;
};

/** Variance of the difference at the last visit, in the variance of a value there. */
function lastVariance(sample: SmallSample, errorOf: ErrorOf): number {
  const { correlation, hasBaseline } = sample;
  const size = correlation.length;
  const variance = correlation.map(() => new Float64Array(size)); // of the differences; the baseline's is none
  for (let j = hasBaseline ? 1 : 0; j < size; j++) {
    const inverse = inverseCorrelation(correlation, j);
    const row = correlation[j]!;
    const slope = sums(j, (a, b) => inverse[a * j + b]! * row[b]!);
    const carried = sums(j, (a, b) => variance[a]![b]! * slope[b]!);
    const settled = total(sums(j, (a, b) => inverse[a * j + b]! * variance[a]![b]!));
    const residual = 1 - total(slope.map((value, a) => value * row[a]!));
    const error = errorOf({ sample, visit: j - (hasBaseline ? 1 : 0), slopes: j, settled });
    carried.forEach((value, a) => (variance[j]![a] = variance[a]![j] = value));
    variance[j]![j] = total(slope.map((value, a) => value * carried[a]!)) + residual * error;
  }
  return variance[size - 1]![size - 1]!;
}

/** Sums over the columns of each of `size` rows. */
const sums = (size: number, element: (row: number, column: number) => number): Float64Array =>
  Float64Array.from({ length: size }, (_, row) => {
    let sum = 0;
    for (let column = 0; column < size; column++) sum += element(row, column);
    return sum;
  });

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
