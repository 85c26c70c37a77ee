import { normalUpperQuantile } from "../math/normal.ts";

/**
 * Replicates that estimate a probability to within a margin.
 *
 * @param proportion - The probability expected, in [0, 1].
 * @param options - `margin`: half width of the interval, e.g. 0.01 for ± 1 percentage point;
 *   `level`: its confidence (0.95).
 * @returns Smallest whole number R with z √(p(1 − p)/R) ≤ margin; at least 1.
 */
export function replicatesNeeded(
  proportion: number,
  { margin, level = 0.95 }: { readonly margin: number; readonly level?: number },
): number {
  const z = normalUpperQuantile((1 - level) / 2);
  return Math.max(1, Math.ceil((z / margin) ** 2 * proportion * (1 - proportion) - 1e-9));
}
