import type { BetaShape } from "./betaShape.ts";

/**
 * All probabilities P(X = 0 … n) of the beta-binomial distribution: events among n subjects whose common
 * rate is beta distributed. Ratios of neighbors from the mean outward, then scaled to the sum 1; every term
 * is positive, so that nothing cancels.
 *
 * @param n - Number of subjects, a whole number of 0 or more.
 * @param shape - Both shapes above 0.
 */
export function betaBinomialProbabilities(n: number, { a, b }: BetaShape): Float64Array {
  const out = new Float64Array(n + 1);
  const start = Math.floor((n * a) / (a + b));
  let sum = 1;
  out[start] = 1;
  for (let k = start, term = 1; k < n; k++) {
    term *= ((n - k) * (a + k)) / ((k + 1) * (b + n - k - 1));
    out[k + 1] = term;
    sum += term;
  }
  for (let k = start, term = 1; k > 0; k--) {
    term *= (k * (b + n - k)) / ((n - k + 1) * (a + k - 1));
    out[k - 1] = term;
    sum += term;
  }
  for (let k = 0; k <= n; k++) out[k]! /= sum;
  return out;
}
