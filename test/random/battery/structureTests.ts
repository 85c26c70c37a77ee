import { poissonCdf, poissonPmf, poissonUpperTail } from "../../../src/math/poisson.ts";
import { goodnessOfFit, twoSided } from "./pValues.ts";
import type { Words } from "./sources.ts";

/**
 * Marsaglia's birthday spacings: 4096 birthdays in a year of 2^32 days; repeated spacings are Poisson with
 * mean 4096³ / 2^34 = 4 a year, so their total is Poisson too.
 */
export function birthdaySpacings(words: Words, count: number): number {
  const years = Math.floor(count / birthdays);
  const days = new Float64Array(birthdays);
  let repeats = 0;
  for (let year = 0; year < years; year++) {
    for (let i = 0; i < birthdays; i++) days[i] = words();
    days.sort();
    for (let i = birthdays - 1; i > 0; i--) days[i]! -= days[i - 1]!;
    days.sort();
    for (let i = 1; i < birthdays; i++) if (days[i] === days[i - 1]) repeats++;
  }
  return poissonPValue(repeats, 4 * years);
}

const birthdays = 4096;

/** Two-sided mid-P value, which is nearly uniform in spite of whole counts. */
function poissonPValue(seen: number, mean: number): number {
  const half = poissonPmf(seen, mean) / 2;
  const upper = poissonUpperTail(seen, mean) + half;
  return 2 * Math.min(upper, poissonCdf(seen, mean) - half);
}

/** Ranks over the field of two elements of 32 × 32 matrices of bits: 32, 31, 30, or less. */
export function matrixRanks(words: Words, count: number): number {
  const rows = new Uint32Array(32);
  const seen = new Float64Array(4);
  for (let i = 0; i + 32 <= count; i += 32) {
    for (let row = 0; row < 32; row++) rows[row] = words();
    seen[Math.min(3, 32 - rankOf(rows))]!++;
  }
  return goodnessOfFit(seen, rankShares());
}

/** Gaussian elimination by exclusive or; changes `rows`. */
function rankOf(rows: Uint32Array): number {
  let rank = 0;
  for (let bit = 0; bit < 32 && rank < 32; bit++) {
    let pivot = rank;
    while (pivot < 32 && ((rows[pivot]! >>> bit) & 1) === 0) pivot++;
    if (pivot === 32) continue;
    const row = rows[pivot]!;
    rows[pivot] = rows[rank]!;
    rows[rank] = row;
    for (let i = rank + 1; i < 32; i++) if ((rows[i]! >>> bit) & 1) rows[i]! ^= row;
    rank++;
  }
  return rank;
}

/** P(rank = 32 − s) = 2^(−s²) Π_{i<32−s} (1 − 2^(i−32))² / (1 − 2^(i−32+s)). */
function rankShares(): [number, number, number, number] {
  const [full, one, two] = [0, 1, 2].map((s) => {
    let product = 2 ** -(s * s);
    for (let i = 0; i < 32 - s; i++) product *= (1 - 2 ** (i - 32)) ** 2 / (1 - 2 ** (i - 32 + s));
    return product;
  }) as [number, number, number];
  return [full, one, two, 1 - full - one - two];
}

/** Balls thrown into 2^20 urns by the highest 20 bits, 2^16 at a time; collisions against their mean. */
export function highCollisions(words: Words, count: number): number {
  return collisions(words, count, 12);
}

/** The same by the lowest 20 bits. */
export function lowCollisions(words: Words, count: number): number {
  return collisions(words, count, 0);
}

const urns = 2 ** 20;
const balls = 2 ** 16;

function collisions(words: Words, count: number, shift: number): number {
  const rounds = Math.floor(count / balls);
  const lastRound = new Uint32Array(urns); // in which an urn was hit; spares clearing the urns
  let total = 0;
  for (let round = 1; round <= rounds; round++) {
    for (let ball = 0; ball < balls; ball++) {
      const urn = (words() >>> shift) & (urns - 1);
      if (lastRound[urn] === round) total++;
      lastRound[urn] = round;
    }
  }
  const { mean, variance } = collisionMoments();
  return twoSided((total - rounds * mean) / Math.sqrt(rounds * variance));
}

/** Collisions = balls − urns + empty urns; the moments of the number of empty urns are known. */
function collisionMoments(): { mean: number; variance: number } {
  const oneEmpty = Math.exp(balls * Math.log1p(-1 / urns));
  const twoEmpty = Math.exp(balls * Math.log1p(-2 / urns));
  const variance = urns * (oneEmpty - twoEmpty) + urns * urns * (twoEmpty - oneEmpty * oneEmpty);
  return { mean: balls - urns + urns * oneEmpty, variance };
}
