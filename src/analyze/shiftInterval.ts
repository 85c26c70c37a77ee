import type { Samples } from "./checkSamples.ts";

/** Hodges–Lehmann estimate of a shift with limits that are ordered differences. */
export interface ShiftInterval {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Median of all differences experimental − control, and the differences at a given depth from both ends.
 *
 * @param depth - Differences left out at each end (rounded down); the limits are the next ones, and never
 *   beyond the smallest and largest.
 * @see [HodgesLehmann1963], [Moses1965]
 */
export function shiftInterval(values: Samples, depth: number): ShiftInterval {
  const differences = sortedDifferences(values);
  const last = differences.length - 1;
  const outside = Math.min(Math.max(Math.floor(depth) - 1, 0), Math.floor(last / 2));
  return {
    estimate: (differences[Math.floor(last / 2)]! + differences[Math.ceil(last / 2)]!) / 2,
    lower: differences[outside]!,
    upper: differences[last - outside]!,
  };
}

function sortedDifferences([experimental, control]: Samples): Float64Array {
  const m = control.length;
  const differences = new Float64Array(experimental.length * m);
  for (let i = 0; i < differences.length; i++) {
    differences[i] = experimental[Math.floor(i / m)]! - control[i % m]!;
  }
  return differences.sort();
}
