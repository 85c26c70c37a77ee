import type { Alternative } from "./methods.ts";
import type { Margin } from "./hypergeometricWeights.ts";
import { fillHypergeometricWeights, marginWidth } from "./hypergeometricWeights.ts";

/** Tables count as equally likely when their probabilities differ by less than this, as in R. */
export const tieTolerance = 1e-7;

/** How Fisher's P is formed: the side, and how much of the observed table's probability enters. */
export interface FisherVariant {
  readonly alternative: Alternative;
  /** 1 for Fisher's test, ½ for the mid-P. */
  readonly observedShare: number;
}

/**
 * Fills `out` with Fisher's P values of all tables with the same totals, in the order of the experimental
 * arm's events. The work per table does not depend on the number of tables.
 *
 * Two-sided P sums the tables no likelier than the observed one (relative tolerance 1e-7, R's definition).
 *
 * @param weights - Scratch as long as `out`.
 */
export function fillFisherMargin(
  out: Float64Array,
  weights: Float64Array,
  margin: Margin,
  { alternative, observedShare }: FisherVariant,
): void {
  const width = marginWidth(margin);
  const total = fillHypergeometricWeights(weights, margin);
  if (alternative === "less") sumFromBelow(out, weights, width);
  else if (alternative === "greater") sumFromAbove(out, weights, width);
  else sumNoLikelier(out, weights, width);
  const left = 1 - observedShare;
  for (let i = 0; i < width; i++) {
    out[i] = Math.min(1, out[i]! / total) - (left * weights[i]!) / total;
  }
}

function sumFromBelow(out: Float64Array, weights: Float64Array, width: number): void {
  let sum = 0;
  for (let i = 0; i < width; i++) out[i] = sum += weights[i]!;
}

function sumFromAbove(out: Float64Array, weights: Float64Array, width: number): void {
  let sum = 0;
  for (let i = width - 1; i >= 0; i--) out[i] = sum += weights[i]!;
}

/** Sum of all weights no larger than each one: two pointers close in from both ends, once per flank. */
function sumNoLikelier(out: Float64Array, weights: Float64Array, width: number): void {
  const top = modeOf(weights, width);
  sumUpTo(out, weights, width, { from: 0, to: top, step: 1 });
  sumUpTo(out, weights, width, { from: width - 1, to: top, step: -1 });
}

interface Flank {
  readonly from: number;
  readonly to: number;
  readonly step: 1 | -1;
}

function sumUpTo(out: Float64Array, weights: Float64Array, width: number, flank: Flank): void {
  let low = 0;
  let high = width - 1;
  let sum = 0;
  for (let i = flank.from; ; i += flank.step) {
    const limit = weights[i]! * (1 + tieTolerance);
    while (low <= high && weights[low]! <= limit) sum += weights[low++]!;
    while (high >= low && weights[high]! <= limit) sum += weights[high--]!;
    out[i] = low > high ? Infinity : sum; // all tables: P is exactly 1 once capped
    if (i === flank.to) return;
  }
}

function modeOf(weights: Float64Array, width: number): number {
  let top = 0;
  for (let i = 1; i < width; i++) if (weights[i]! > weights[top]!) top = i;
  return top;
}
