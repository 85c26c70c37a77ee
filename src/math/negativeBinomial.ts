import { binomialTerm } from "./binomial.ts";
import { discreteQuantile, discreteUpperQuantile } from "./discreteQuantile.ts";
import { incompleteBeta } from "./incompleteBeta.ts";

/**
 * P(X = k) of the negative binomial distribution: a Poisson count whose mean varies between subjects as a
 * gamma variate. The variance is mean + mean² / size.
 *
 * @param k - Number of events; the probability is 0 unless it is a whole number of 0 or more.
 * @param size - 1 / dispersion, above 0; else NaN.
 * @param mean - Above 0 and finite; else NaN.
 */
export function negativeBinomialPmf(k: number, size: number, mean: number): number {
  if (!isValid(size, mean) || Number.isNaN(k)) return NaN;
  if (k < 0 || !Number.isInteger(k)) return 0;
  const [p, q] = [size / (size + mean), mean / (size + mean)];
  return (binomialTerm(size, k, p, q) * size) / (size + k);
}

function isValid(size: number, mean: number): boolean {
  return size > 0 && mean > 0 && size < Infinity && mean < Infinity;
}

/** P(X ≤ k), accurate relative to its value. */
export function negativeBinomialCdf(k: number, size: number, mean: number): number {
  if (!isValid(size, mean)) return NaN;
  if (k < 0 || k === Infinity) return k < 0 ? 0 : 1;
  const [p, q] = [size / (size + mean), mean / (size + mean)];
  return incompleteBeta(p, q, size, Math.floor(k) + 1);
}

/** P(X > k), accurate relative to its value. */
export function negativeBinomialUpperTail(k: number, size: number, mean: number): number {
  if (!isValid(size, mean)) return NaN;
  if (k < 0 || k === Infinity) return k < 0 ? 1 : 0;
  const [p, q] = [size / (size + mean), mean / (size + mean)];
  return incompleteBeta(q, p, Math.floor(k) + 1, size);
}

/** Smallest k with P(X ≤ k) ≥ p. */
export function negativeBinomialQuantile(p: number, size: number, mean: number): number {
  return isValid(size, mean) ? discreteQuantile(p, tails(size, mean), 0, Infinity) : NaN;
}

/** Smallest k with P(X > k) ≤ p. */
export function negativeBinomialUpperQuantile(p: number, size: number, mean: number): number {
  return isValid(size, mean) ? discreteUpperQuantile(p, tails(size, mean), 0, Infinity) : NaN;
}

function tails(size: number, mean: number) {
  return {
    lower: (k: number) => negativeBinomialCdf(k, size, mean),
    upper: (k: number) => negativeBinomialUpperTail(k, size, mean),
  };
}
