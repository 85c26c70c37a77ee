import { discreteQuantile, discreteUpperQuantile } from "./discreteQuantile.ts";
import { deviance, stirlingError } from "./stirling.ts";

export { binomialProbabilities, fillBinomialProbabilities } from "./binomialProbabilities.ts";

/**
 * P(X = k) for X binomial(n, p), by the saddle-point expansion: relative error near 1e-14 even where n is
 * a million or the probability is 1e-300. 0 where k is not a whole number in [0, n].
 *
 * @param k - Number of events.
 * @param n - Number of subjects, a whole number; else NaN.
 * @param p - Probability of an event, in [0, 1]; else NaN.
 * @see [Loader2000]
 */
export function binomialPmf(k: number, n: number, p: number): number {
  if (!isBinomial(n, p) || Number.isNaN(k)) return NaN;
  if (k < 0 || k > n || !Number.isInteger(k)) return 0;
  return binomialTerm(k, n - k, p, 1 - p);
}

/**
 * Γ(k + rest + 1) / (Γ(k + 1) Γ(rest + 1)) p^k q^rest for real k, rest ≥ 0: the binomial probability, and the
 * factor that beta, t and F share. Takes q = 1 − p too, since the caller may know the smaller one better.
 */
export function binomialTerm(k: number, rest: number, p: number, q: number): number {
  if (p === 0) return k === 0 ? 1 : 0;
  if (q === 0) return rest === 0 ? 1 : 0;
  if (k === 0) return rest === 0 ? 1 : Math.exp(rest * logOf(q, p));
  if (rest === 0) return Math.exp(k * logOf(p, q));
  const n = k + rest;
  const shape = stirlingError(n) - stirlingError(k) - stirlingError(rest);
  const difference = p < q ? k - n * p : n * q - rest; // from the mean, by the more exact share
  const distance = deviance(k, n * p, difference) + deviance(rest, n * q, -difference);
  return Math.exp(shape - distance) * Math.sqrt(n / (2 * Math.PI * k * rest));
}

/** ln a, where a + b = 1, from whichever of the two is smaller. */
function logOf(a: number, b: number): number {
  return a < b ? Math.log(a) : Math.log1p(-b);
}

function isBinomial(n: number, p: number): boolean {
  return Number.isInteger(n) && n >= 0 && p >= 0 && p <= 1;
}

/** P(X ≤ k) for X binomial(n, p), accurate relative to its value in both tails. */
export function binomialCdf(k: number, n: number, p: number): number {
  if (!isBinomial(n, p) || Number.isNaN(k)) return NaN;
  const last = Math.floor(k);
  if (last < 0) return 0;
  if (last >= n) return 1;
  return last < n * p ? lowerSum(last, n, p) : 1 - upperSum(last + 1, n, p);
}

/** P(X > k) for X binomial(n, p), accurate relative to its value. */
export function binomialUpperTail(k: number, n: number, p: number): number {
  if (!isBinomial(n, p) || Number.isNaN(k)) return NaN;
  const first = Math.floor(k) + 1;
  if (first <= 0) return 1;
  if (first > n) return 0;
  return first > n * p ? upperSum(first, n, p) : 1 - lowerSum(first - 1, n, p);
}

/** Sum of the terms last, last − 1, … 0, which decline when last is below the mean. */
function lowerSum(last: number, n: number, p: number): number {
  const odds = (1 - p) / p;
  let term = binomialTerm(last, n - last, p, 1 - p);
  let sum = term;
  for (let k = last; k > 0 && term > sum * 1e-17; k--) {
    term *= (odds * k) / (n - k + 1);
    sum += term;
  }
  return sum;
}

/** Sum of the terms first, first + 1, … n, which decline when first is above the mean. */
function upperSum(first: number, n: number, p: number): number {
  const odds = p / (1 - p);
  let term = binomialTerm(first, n - first, p, 1 - p);
  let sum = term;
  for (let k = first; k < n && term > sum * 1e-17; k++) {
    term *= (odds * (n - k)) / (k + 1);
    sum += term;
  }
  return sum;
}

/** Smallest k with P(X ≤ k) ≥ q. q outside [0, 1] gives NaN. */
export function binomialQuantile(q: number, n: number, p: number): number {
  return isBinomial(n, p) ? discreteQuantile(q, tails(n, p), 0, n) : NaN;
}

/** Smallest k with P(X > k) ≤ q. */
export function binomialUpperQuantile(q: number, n: number, p: number): number {
  return isBinomial(n, p) ? discreteUpperQuantile(q, tails(n, p), 0, n) : NaN;
}

function tails(n: number, p: number) {
  return {
    lower: (k: number) => binomialCdf(k, n, p),
    upper: (k: number) => binomialUpperTail(k, n, p),
  };
}
