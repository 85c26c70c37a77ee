import { onesOf } from "./frequencyTests.ts";
import { binomialProbabilities } from "../../../src/math/binomial.ts";
import { goodnessOfFit, sumOfSquares, uniformFit } from "./pValues.ts";
import type { Words } from "./sources.ts";

const lags = 32;

/** Correlations of words with those 1 … 32 places on, each standardized. */
export function serialCorrelation(words: Words, count: number): number {
  const recent = new Float64Array(lags);
  const products = new Float64Array(lags);
  for (let i = 0; i < lags; i++) recent[i] = words() / 2 ** 32 - 0.5;
  for (let i = 0; i < count; i++) {
    const value = words() / 2 ** 32 - 0.5;
    for (let lag = 1; lag <= lags; lag++) {
      products[lag - 1]! += value * recent[(i + lags - lag) % lags]!;
    }
    recent[i % lags] = value;
  }
  return sumOfSquares(products.map((sum) => (sum * 12) / Math.sqrt(count))); // variance of a product: 1/144
}

/** Highest 6 bits of one word with the highest 6 of the next: 4096 cells. */
export function highPairs(words: Words, count: number): number {
  return pairs(words, count, 26);
}

/** The same with the lowest 6 bits. */
export function lowPairs(words: Words, count: number): number {
  return pairs(words, count, 0);
}

function pairs(words: Words, count: number, shift: number): number {
  const seen = new Float64Array(4096);
  for (let i = 0; i < count; i += 2) {
    const first = (words() >>> shift) & 63;
    seen[first * 64 + ((words() >>> shift) & 63)]!++;
  }
  return uniformFit(seen);
}

/** Light, middling or heavy words (ones up to 14, 15 to 17, 18 or more) in threes: 27 cells. */
export function weightTriples(words: Words, count: number): number {
  const [light, middling] = classShares();
  const share = [light, middling, light];
  const probability = Float64Array.from({ length: 27 }, (_, cell) => {
    return share[Math.floor(cell / 9)]! * share[Math.floor(cell / 3) % 3]! * share[cell % 3]!;
  });
  const seen = new Float64Array(27);
  for (let i = 0; i < count; i += 3) {
    const cell = 9 * weightClass(words()) + 3 * weightClass(words()) + weightClass(words());
    seen[cell]!++;
  }
  return goodnessOfFit(seen, probability);
}

function weightClass(word: number): number {
  const ones = onesOf(word);
  return ones < 15 ? 0 : ones < 18 ? 1 : 2;
}

function classShares(): [light: number, middling: number] {
  const weights = binomialProbabilities(32, 0.5);
  const middling = weights[15]! + weights[16]! + weights[17]!;
  return [(1 - middling) / 2, middling];
}

/** Orders of four words in a row: 24, equally likely (ties are rarer than can be seen). */
export function orders(words: Words, count: number): number {
  const seen = new Float64Array(24);
  for (let i = 0; i < count; i += 4) {
    const [a, b, c, d] = [words(), words(), words(), words()] as const;
    const place1 = Number(b > a);
    const place2 = Number(c > a) + Number(c > b);
    const place3 = Number(d > a) + Number(d > b) + Number(d > c);
    seen[place1 * 12 + place2 * 4 + place3]!++;
  }
  return uniformFit(seen);
}

/** Words between visits to the lowest sixteenth: geometric, 0 … 63 and longer. */
export function gaps(words: Words, count: number): number {
  const seen = new Float64Array(65);
  let gap = 0;
  for (let i = 0; i < count; i++) {
    if (words() >= 2 ** 28) gap++;
    else {
      seen[Math.min(gap, 64)]!++;
      gap = 0;
    }
  }
  const visit = 1 / 16;
  const probability = Float64Array.from({ length: 65 }, (_, k) => visit * (1 - visit) ** k);
  probability[64] = (1 - visit) ** 64;
  return goodnessOfFit(seen, probability);
}
