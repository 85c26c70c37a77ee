/** Equal bins over an interval; the last one holds its upper end. */
export interface Histogram {
  /** Bin edges, one more than bins. */
  readonly edges: Float64Array;
  /** Weight in each bin, as a share of all weight (that outside the interval included). */
  readonly share: Float64Array;
}

/**
 * Bins weighted values.
 *
 * @param value - Values; NaN is left out of the bins and of the total.
 * @param weight - Replicates, or probability, of each value.
 * @param options - `from`, `to`: ends of the interval; `bins`: their number.
 */
export function histogram(
  value: Float64Array,
  weight: Float64Array,
  { from, to, bins }: { readonly from: number; readonly to: number; readonly bins: number },
): Histogram {
  const edges = Float64Array.from({ length: bins + 1 }, (_, i) => from + ((to - from) * i) / bins);
  const share = new Float64Array(bins);
  let total = 0;
  for (let i = 0; i < value.length; i++) {
    const x = value[i]!;
    if (Number.isNaN(x)) continue;
    total += weight[i]!;
    // A value on an edge belongs to the bin above it, also when rounding puts it a hair below.
    const bin = Math.floor(((x - from) / (to - from)) * bins + 1e-9);
    const last = bin === bins && x <= to + (to - from) * 1e-9;
    if (bin >= 0 && bin < bins) share[bin]! += weight[i]!;
    else if (last) share[bins - 1]! += weight[i]!;
  }
  for (let bin = 0; bin < bins; bin++) share[bin]! /= total;
  return { edges, share };
}
