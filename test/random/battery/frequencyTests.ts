import { binomialProbabilities } from "../../../src/math/binomial.ts";
import { goodnessOfFit, sumOfSquares, twoSided, uniformFit } from "./pValues.ts";
import type { Words } from "./sources.ts";

/** Ones at each of the 32 places: 32 deviates from one half. */
export function bitFrequencies(words: Words, count: number): number {
  const ones = new Float64Array(32);
  for (let i = 0; i < count; i++) {
    const word = words();
    for (let bit = 0; bit < 32; bit++) ones[bit]! += (word >>> bit) & 1;
  }
  return sumOfSquares(ones.map((k) => (k - count / 2) / Math.sqrt(count / 4)));
}

/** All 256 bytes equally often. */
export function byteFrequencies(words: Words, count: number): number {
  const seen = new Float64Array(256);
  for (let i = 0; i < count; i++) {
    const word = words();
    for (let shift = 0; shift < 32; shift += 8) seen[(word >>> shift) & 255]!++;
  }
  return uniformFit(seen);
}

/** Number of ones in a word is binomial(32, 1/2); the rare ends are pooled. */
export function hammingWeights(words: Words, count: number): number {
  const [low, high] = [8, 24];
  const seen = new Float64Array(high - low + 1);
  for (let i = 0; i < count; i++) seen[clamp(onesOf(words()), low, high) - low]!++;
  return goodnessOfFit(seen, pooledWeights(low, high));
}

/** Bits in which neighbors differ: also binomial(32, 1/2). Finds words that follow the counter. */
export function neighborDifferences(words: Words, count: number): number {
  const [low, high] = [8, 24];
  const seen = new Float64Array(high - low + 1);
  for (let i = 0; i < count; i++) seen[clamp(onesOf(words() ^ words()), low, high) - low]!++;
  return goodnessOfFit(seen, pooledWeights(low, high));
}

/** Probabilities of the weights low … high, with the tails beyond added to the ends. */
function pooledWeights(low: number, high: number): Float64Array {
  const all = binomialProbabilities(32, 0.5);
  const kept = all.slice(low, high + 1);
  for (let k = 0; k < low; k++) kept[0]! += all[k]!;
  for (let k = high + 1; k <= 32; k++) kept[high - low]! += all[k]!;
  return kept;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** Number of ones among 32 bits. */
export function onesOf(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Runs of equal bits over all words in a row: their number is binomial given that bits are fair. */
export function runsOfBits(words: Words, count: number): number {
  let changes = 0;
  let last = words();
  for (let i = 1; i < count; i++) {
    const word = words();
    changes += onesOf((word ^ (word >>> 1)) & 0x7fffffff); // 31 places inside the word
    changes += (last >>> 31) ^ (word & 1); // and one from the word before
    last = word;
  }
  const places = 32 * (count - 1);
  return twoSided((changes - places / 2) / Math.sqrt(places / 4));
}
