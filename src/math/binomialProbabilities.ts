/**
 * All probabilities P(X = 0 … n) of the binomial distribution.
 *
 * @param n - Number of subjects, a whole number of 0 or more.
 * @param p - Probability of an event, in [0, 1]; else every entry is NaN.
 */
export function binomialProbabilities(n: number, p: number): Float64Array {
  const out = new Float64Array(n + 1);
  fillBinomialProbabilities(out, n, p);
  return out;
}

/**
 * Fills `out[0 … n]` with binomial probabilities: ratios of neighbors from the mode outward, then scaled to
 * the sum 1. Two operations a term, relative error growing as n times 1e-16 at worst (1e-13 seen at
 * n = 10⁵), and only additions, multiplications and divisions, so that every engine finds the same bits.
 */
export function fillBinomialProbabilities(out: Float64Array, n: number, p: number): void {
  if (!(p > 0 && p < 1)) return fillCertain(out, n, p);
  const mode = Math.min(n, Math.floor((n + 1) * p));
  const sum = 1 + fillAbove(out, n, p / (1 - p), mode) + fillBelow(out, n, (1 - p) / p, mode);
  out[mode] = 1;
  const scale = 1 / sum;
  for (let k = 0; k <= n; k++) out[k]! *= scale;
}

/** All on one count at p = 0 and p = 1; NaN for what is no probability. */
function fillCertain(out: Float64Array, n: number, p: number): void {
  const isCertain = p === 0 || p === 1;
  out.fill(isCertain ? 0 : NaN, 0, n + 1);
  if (isCertain) out[p * n] = 1;
}

/** Terms above the mode relative to it; returns their sum. */
function fillAbove(out: Float64Array, n: number, odds: number, mode: number): number {
  let sum = 0;
  let term = 1;
  for (let k = mode + 1; k <= n; k++) {
    term *= (odds * (n - k + 1)) / k;
    out[k] = term;
    sum += term;
  }
  return sum;
}

/** Terms below the mode relative to it; returns their sum. */
function fillBelow(out: Float64Array, n: number, odds: number, mode: number): number {
  let sum = 0;
  let term = 1;
  for (let k = mode - 1; k >= 0; k--) {
    term *= (odds * (k + 1)) / (n - k);
    out[k] = term;
    sum += term;
  }
  return sum;
}
