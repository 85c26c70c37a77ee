import { discreteQuantile, discreteUpperQuantile } from "./discreteQuantile.ts";
import { lowerGamma, poissonTerm, upperGamma } from "./incompleteGamma.ts";

/**
 * P(X = k) of the Poisson distribution, accurate relative to its value.
 *
 * @param k - Number of events; the probability is 0 unless it is a whole number of 0 or more.
 * @param mean - 0 or more and finite; else NaN.
 */
export function poissonPmf(k: number, mean: number): number {
  if (!isMean(mean) || Number.isNaN(k)) return NaN;
  return k >= 0 && Number.isInteger(k) ? poissonTerm(k, mean) : 0;
}

function isMean(mean: number): boolean {
  return mean >= 0 && mean < Infinity;
}

/** P(X ≤ k), accurate relative to its value. */
export function poissonCdf(k: number, mean: number): number {
  if (!isMean(mean)) return NaN;
  if (k < 0 || k === Infinity) return k < 0 ? 0 : 1;
  return upperGamma(Math.floor(k) + 1, mean);
}

/** P(X > k), accurate relative to its value. */
export function poissonUpperTail(k: number, mean: number): number {
  if (!isMean(mean)) return NaN;
  if (k < 0 || k === Infinity) return k < 0 ? 1 : 0;
  return lowerGamma(Math.floor(k) + 1, mean);
}

/** Smallest k with P(X ≤ k) ≥ p. */
export function poissonQuantile(p: number, mean: number): number {
  return isMean(mean) ? discreteQuantile(p, tails(mean), 0, Infinity) : NaN;
}

/** Smallest k with P(X > k) ≤ p. */
export function poissonUpperQuantile(p: number, mean: number): number {
  return isMean(mean) ? discreteUpperQuantile(p, tails(mean), 0, Infinity) : NaN;
}

function tails(mean: number) {
  return {
    lower: (k: number) => poissonCdf(k, mean),
    upper: (k: number) => poissonUpperTail(k, mean),
  };
}
