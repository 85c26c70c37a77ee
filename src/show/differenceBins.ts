/** Shares of trials by observed difference, the significant part apart. */
export interface DifferenceBin {
  /** Limits of the bin, as differences of rates. */
  readonly lower: number;
  readonly upper: number;
  /** Exact probability of a significant and of a non-significant difference in this bin. */
  readonly significant: number;
  readonly notSignificant: number;
  /** Share of the simulated trials in this bin; undefined before the first trial. */
  readonly simulated?: number;
}

/** Equal-length columns: a difference, its probability, and how much of that is significant. */
export interface DifferenceColumns {
  readonly value: ArrayLike<number>;
  readonly probability: ArrayLike<number>;
  readonly rejected: ArrayLike<number>;
}

const negligible = 5e-5;

/**
 * Bins an exact distribution of the observed difference, and the simulated one beside it.
 *
 * Bins are centered on multiples of the width, so that a grid of possible differences (k / n) falls on the centers.
 *
 * @param simulated - Difference and number of simulated trials.
 */
export function differenceBins(
  exact: DifferenceColumns,
  simulated: { readonly value: ArrayLike<number>; readonly count: ArrayLike<number> },
  binWidth: number,
): DifferenceBin[] {
  const significant = sumByBin(exact.value, exact.rejected, binWidth);
  const all = sumByBin(exact.value, exact.probability, binWidth);
  const counts = sumByBin(simulated.value, simulated.count, binWidth);
  const trials = [...counts.values()].reduce((a, b) => a + b, 0);
  const indices = [...all.keys(), ...counts.keys()].filter(
    (i) => (all.get(i) ?? 0) > negligible || counts.has(i),
  );
  if (indices.length === 0) return [];
  const from = Math.min(...indices);
  const to = Math.max(...indices);
  return Array.from({ length: to - from + 1 }, (_, k) => {
    const i = from + k;
    const rejected = significant.get(i) ?? 0;
    const bin = {
      lower: (i - 0.5) * binWidth,
      upper: (i + 0.5) * binWidth,
      significant: rejected,
      notSignificant: (all.get(i) ?? 0) - rejected,
    };
    return trials === 0 ? bin : { ...bin, simulated: (counts.get(i) ?? 0) / trials };
  });
}

/** Width that follows the grid of possible differences where that is readable, else about 60 bins over what is likely. */
export function differenceBinWidth(n: readonly [number, number], spread: number): number {
  const grid = 1 / Math.max(n[0], n[1]);
  const regular = Math.max(n[0], n[1]) % Math.min(n[0], n[1]) === 0;
  const wanted = Math.max(spread / 60, 0.005);
  return regular ? grid * Math.max(1, Math.round(wanted / grid)) : Math.max(grid, wanted);
}

/** Differences at which the significant part takes over: the largest negative and the smallest positive, where there are. */
export function criticalDifferences(bins: readonly DifferenceBin[]): {
  below?: number;
  above?: number;
} {
  const mostly = bins.filter((bin) => bin.significant > bin.notSignificant && bin.significant > 0);
  const above = mostly.filter((bin) => bin.lower > 0).at(0)?.lower;
  const below = mostly.filter((bin) => bin.upper < 0).at(-1)?.upper;
  return { ...(below === undefined ? {} : { below }), ...(above === undefined ? {} : { above }) };
}

function sumByBin(
  value: ArrayLike<number>,
  weight: ArrayLike<number>,
  width: number,
): Map<number, number> {
  const sums = new Map<number, number>();
  for (let i = 0; i < value.length; i++) {
    const bin = Math.round(value[i]! / width + 1e-9);
    sums.set(bin, (sums.get(bin) ?? 0) + weight[i]!);
  }
  return sums;
}
