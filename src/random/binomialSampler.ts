import { ArgumentError } from "../errors.ts";
import { binomialProbabilities } from "../math/binomial.ts";

/** What {@link binomialCount} needs: plain data, so that loops over it stay free of calls through closures. */
export interface BinomialSampler {
  /** `thresholds[k]` = round(P(X ≤ k) 2^32): a word below it gives k or less. */
  readonly thresholds: Float64Array;
  /** For each value of the word's first bits, the smallest count it can give. */
  readonly guide: Uint32Array;
}

/** The count that belongs to a word in [0, 2^32): never decreases as the word grows. */
export function binomialCount({ thresholds, guide }: BinomialSampler, word: number): number {
  let k = guide[word >>> guideShift]!;
  while (word >= thresholds[k]!) k++;
  return k;
}

/**
 * Inverts the binomial distribution on one 32-bit word. A larger word never gives a smaller count, nor does
 * a larger p at the same word (unless they differ by less than rounding errors near 1e-14), so designs that
 * share words share their luck (common random numbers).
 *
 * Thresholds are whole numbers found by elementary arithmetic alone, hence equal in every engine. Counts
 * that are rarer than 2^-33 in total at either end cannot occur: the sampled distribution differs from the
 * binomial by less than 2^-32 at each k.
 *
 * @param n - Number of subjects, a whole number of 0 or more.
 * @param p - Probability of an event, in [0, 1].
 * @throws {@link ArgumentError} for other n or p.
 */
export function binomialSampler(n: number, p: number): BinomialSampler {
  if (!(Number.isInteger(n) && n >= 0))
    throw new ArgumentError("n", "be a whole number, 0 or more", n);
  if (!(p >= 0 && p <= 1)) throw new ArgumentError("p", "lie in [0, 1]", p);
  const thresholds = binomialThresholds(n, p);
  return { thresholds, guide: guideTable(thresholds) };
}

/** round(P(X ≤ k) 2^32) for k = 0 … n; the last is 2^32. */
function binomialThresholds(n: number, p: number): Float64Array {
  const thresholds = binomialProbabilities(n, p);
  let sum = 0;
  for (let k = 0; k <= n; k++) {
    sum += thresholds[k]!;
    thresholds[k] = Math.min(2 ** 32, Math.round(sum * 2 ** 32));
  }
  thresholds[n] = 2 ** 32;
  return thresholds;
}

const guideShift = 22; // the first 10 bits of the word pick the entry
const guideStep = 2 ** 22; // words that share an entry

/** For each value of the word's first bits, the smallest count it can give. */
function guideTable(thresholds: Float64Array): Uint32Array {
  const guide = new Uint32Array(2 ** 32 / guideStep);
  let k = 0;
  for (let i = 0; i < guide.length; i++) {
    while (i * guideStep >= thresholds[k]!) k++;
    guide[i] = k;
  }
  return guide;
}
