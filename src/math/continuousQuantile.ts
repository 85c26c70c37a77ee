import { findRoot } from "./root.ts";

/** Both tails of a continuous distribution, P(X ≤ x) and P(X > x), accurate relative to their values. */
export interface ContinuousTails {
  readonly lower: (x: number) => number;
  readonly upper: (x: number) => number;
}

/** Where a distribution lives, as the increasing image of the whole line. */
export interface Support {
  readonly least: number;
  readonly greatest: number;
  /** Maps u in (−708, 708) onto the support, finely where the support is fine. */
  readonly fromLine: (u: number) => number;
}

/** (0, ∞) */
export const positive: Support = { least: 0, greatest: Infinity, fromLine: Math.exp };
/** (0, 1) */
export const unit: Support = { least: 0, greatest: 1, fromLine: logistic };
/** (−∞, ∞) */
export const real: Support = { least: -Infinity, greatest: Infinity, fromLine: Math.sinh };

function logistic(u: number): number {
  return u < 0 ? Math.exp(u) / (1 + Math.exp(u)) : 1 / (1 + Math.exp(-u));
}

/**
 * x with P(X ≤ x) = p, by a root search on the logarithm of the smaller tail, so that the result is as exact
 * for p = 1e-300 as for p = ½. p outside [0, 1] gives NaN.
 */
export function continuousQuantile(p: number, tails: ContinuousTails, support: Support): number {
  if (p > 0.5) return solve(1 - p, tails.upper, support.greatest, support, -1);
  return solve(p, tails.lower, support.least, support, 1);
}

/** x with P(X > x) = p. */
export function continuousUpperQuantile(
  p: number,
  tails: ContinuousTails,
  support: Support,
): number {
  if (p > 0.5) return solve(1 - p, tails.lower, support.least, support, 1);
  return solve(p, tails.upper, support.greatest, support, -1);
}

/** Solves tail(x) = p for p ≤ ½; `end` is the x where that tail is 0, `sign` 1 if the tail increases. */
function solve(
  p: number,
  tail: (x: number) => number,
  end: number,
  { fromLine }: Support,
  sign: 1 | -1,
): number {
  if (!(p > 0)) return p === 0 ? end : NaN;
  const target = Math.log(p);
  const excess = (u: number) => sign * (Math.log(tail(fromLine(u))) - target); // increases with u
  const start = excess(0);
  if (Number.isNaN(start)) return NaN;
  const direction = start > 0 ? -1 : 1;
  for (let [near, far] = [0, 1]; near < farthest; near = far, far = Math.min(2 * far, farthest)) {
    const [u, v] = [direction * near, direction * far];
    if (direction * excess(v) >= 0)
      return fromLine(findRoot(excess, Math.min(u, v), Math.max(u, v)));
  }
  return fromLine(direction * Infinity); // beyond the doubles
}

const farthest = 708; // e^±708 are nearly the smallest and the largest normal double
