import { smallestInteger } from "./integerSearch.ts";

/** Both tails of a distribution on whole numbers: P(X ≤ k) and P(X > k). */
export interface DiscreteTails {
  readonly lower: (k: number) => number;
  readonly upper: (k: number) => number;
}

/** Relative slack for sums that should equal a probability exactly, such as 0.25 from two fair coins. */
const slack = 1e-13;

/**
 * Smallest k in [low, high] with P(X ≤ k) ≥ p; `high` may be Infinity. Works on the smaller of the two tails, so that quantiles
 * next to 1 are as exact as those next to 0. p outside [0, 1] gives NaN.
 */
export function discreteQuantile(
  p: number,
  tails: DiscreteTails,
  low: number,
  high: number,
): number {
  if (!(p >= 0 && p <= 1)) return NaN;
  if (p > 0.5) return discreteUpperQuantile(1 - p, tails, low, high);
  return smallestInteger(low, high, (k) => tails.lower(k) >= p * (1 - slack));
}

/** Smallest k in [low, high] with P(X > k) ≤ p. */
export function discreteUpperQuantile(
  p: number,
  tails: DiscreteTails,
  low: number,
  high: number,
): number {
  if (!(p >= 0 && p <= 1)) return NaN;
  if (p > 0.5) return discreteQuantile(1 - p, tails, low, high);
  if (p === 0 && high === Infinity) return Infinity;
  return smallestInteger(low, high, (k) => tails.upper(k) <= p * (1 + slack));
}
