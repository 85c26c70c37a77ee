/** Mean and spread of values that stand for several replicates each. */
export interface WeightedMoments {
  readonly count: number;
  readonly mean: number;
  /** Sample variance, divisor count − 1; NaN below two values. */
  readonly variance: number;
}

/**
 * Two passes in a fixed order: the same rows give the same bits on every machine.
 *
 * @param keep - Rows to use; rows whose value is NaN are left out in any case.
 */
export function weightedMoments(
  counts: Float64Array,
  value: (row: number) => number,
  keep: (row: number) => boolean = () => true,
): WeightedMoments {
  let count = 0;
  let sum = 0;
  let squares = 0;
  const rows = counts.length;
  for (let row = 0; row < rows; row++) {
    const x = value(row);
    if (Number.isNaN(x) || !keep(row)) continue;
    count += counts[row]!;
    sum += counts[row]! * x;
  }
  const mean = sum / count;
  for (let row = 0; row < rows; row++) {
    const x = value(row);
    if (Number.isNaN(x) || !keep(row)) continue;
    squares += counts[row]! * (x - mean) ** 2;
  }
  return { count, mean, variance: count > 1 ? squares / (count - 1) : Number.NaN };
}
