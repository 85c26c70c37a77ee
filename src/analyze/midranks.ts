/** Ranks of values, ties sharing the mean of their ranks. */
export interface Midranks {
  /** In the order of the values; whole numbers and halves from 1. */
  readonly ranks: Float64Array;
  /** Σ (t³ − t) over groups of t equal values: 0 without ties. */
  readonly tieSum: number;
}

/** Ranks from 1 for the smallest value. */
export function midranks(values: Float64Array): Midranks {
  const n = values.length;
  const order = Uint32Array.from(values, (_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(n);
  let tieSum = 0;
  for (let start = 0; start < n;) {
    let end = start + 1;
    while (end < n && values[order[end]!] === values[order[start]!]) end++;
    const size = end - start;
    for (let i = start; i < end; i++) ranks[order[i]!] = (start + 1 + end) / 2;
    tieSum += size * (size * size - 1);
    start = end;
  }
  return { ranks, tieSum };
}
