import { normalUpperTail } from "../math/normal.ts";
import { findRoot } from "../math/root.ts";
import type { Margin } from "./hypergeometricWeights.ts";
import { leastEvents, marginWidth, mostEvents } from "./hypergeometricWeights.ts";
import type { IntervalKernel } from "./intervalKernel.ts";

/**
 * Exact interval of the odds ratio given both totals: each limit is the odds ratio at which the tail from
 * the observed table on has probability α/2. Where the observed table is at an end of its range the limit on
 * that side is 0 or Infinity. @see [Cornfield1956]
 */
export const fillConditionalExact: IntervalKernel = (out, xE, nE, xC, nC, z) => {
  const margin = { nE, nC, events: xE + xC };
  const tail = normalUpperTail(z);
  const weights = new Float64Array(marginWidth(margin));
  const i = xE - leastEvents(margin);
  out[0] =
    xE === leastEvents(margin)
      ? 0
      : solve((log) => tail - tailProbability(weights, margin, log, i, weights.length));
  out[1] =
    xE === mostEvents(margin)
      ? Infinity
      : solve((log) => tailProbability(weights, margin, log, 0, i + 1) - tail);
};

/**
 * Conditional maximum likelihood estimate of the odds ratio: the one at which the mean of the experimental
 * arm's events, given both totals, is the observed number. NaN when the totals leave one table only.
 */
export function conditionalOddsRatio(xE: number, nE: number, xC: number, nC: number): number {
  const margin = { nE, nC, events: xE + xC };
  const weights = new Float64Array(marginWidth(margin));
  const first = leastEvents(margin);
  if (weights.length === 1) return NaN;
  if (xE === first) return 0;
  if (xE === mostEvents(margin)) return Infinity;
  return solve((log) => {
    fillWeights(weights, margin, log);
    let mean = 0;
    let total = 0;
    for (let i = 0; i < weights.length; i++) {
      total += weights[i]!;
      mean += weights[i]! * (first + i - xE);
    }
    return -mean / total;
  });
}

/** The odds ratio at which a function that falls with its logarithm is 0. */
function solve(fall: (logOddsRatio: number) => number): number {
  let [low, high] = [-2, 2];
  while (fall(low) < 0 && low > -700) low *= 2;
  while (fall(high) > 0 && high < 700) high *= 2;
  return Math.exp(findRoot(fall, low, high));
}

function tailProbability(
  weights: Float64Array,
  margin: Margin,
  logOddsRatio: number,
  from: number,
  to: number,
): number {
  fillWeights(weights, margin, logOddsRatio);
  let total = 0;
  let tail = 0;
  for (let i = 0; i < weights.length; i++) {
    total += weights[i]!;
    if (i >= from && i < to) tail += weights[i]!;
  }
  return tail / total;
}

/** Weights of Fisher's noncentral hypergeometric distribution, 1 at the mode and outward by ratios. */
function fillWeights(out: Float64Array, { nE, nC, events }: Margin, logOddsRatio: number): void {
  const first = Math.max(0, events - nC);
  const oddsRatio = Math.exp(logOddsRatio);
  const ratio = (x: number) =>
    (oddsRatio * ((nE - x) * (events - x))) / ((x + 1) * (nC - events + x + 1));
  let mode = 0;
  for (let high = out.length - 1; mode < high;) {
    const middle = (mode + high) >> 1;
    if (ratio(first + middle) >= 1) mode = middle + 1;
    else high = middle;
  }
  out[mode] = 1;
  for (let i = mode; i + 1 < out.length; i++) out[i + 1] = out[i]! * ratio(first + i);
  for (let i = mode; i > 0; i--) out[i - 1] = out[i]! / ratio(first + i - 1);
}
