import { ArgumentError } from "../errors.ts";
import { requirePositive } from "./requireNumber.ts";
import { type CorrelationMatrix, inverseCorrelation } from "./visitCorrelation.ts";

/**
 * Standard deviation between subjects of the slope over time, by generalized least squares on complete data: what
 * {@link meansPower} needs to compare mean slopes.
 *
 * @param times - Times of the visits, not all equal.
 * @param correlation - Between the visits of a subject.
 * @param sd - Standard deviation at each visit.
 * @throws {@link ArgumentError} if lengths disagree or a value is out of its range.
 * @see [DiggleLiangZeger1994] page 29
 */
export function slopeSd(
  times: readonly number[],
  correlation: CorrelationMatrix,
  sd: number,
): number {
  requirePositive("sd", sd);
  if (times.length !== correlation.length) {
    throw new ArgumentError("times", `list ${correlation.length} times, one per visit`, times);
  }
  const inverse = inverseCorrelation(correlation);
  const ones = times.map(() => 1);
  const [a, b, c] = [
    bilinear(ones, inverse, ones),
    bilinear(ones, inverse, times),
    bilinear(times, inverse, times),
  ];
  const information = c - (b * b) / a;
  if (!(information > 1e-12 * c)) throw new ArgumentError("times", "not all be equal", times);
  return sd / Math.sqrt(information);
}

/**
 * Standard deviation between subjects of the mean over visits, by generalized least squares on complete data.
 *
 * @throws {@link ArgumentError} if a value is out of its range.
 */
export function visitMeanSd(correlation: CorrelationMatrix, sd: number): number {
  requirePositive("sd", sd);
  const ones = correlation.map(() => 1);
  return sd / Math.sqrt(bilinear(ones, inverseCorrelation(correlation), ones));
}

function bilinear(x: readonly number[], matrix: Float64Array, y: readonly number[]): number {
  const size = x.length;
  return matrix.reduce(
    (sum, m, index) => sum + m * x[Math.floor(index / size)]! * y[index % size]!,
    0,
  );
}
