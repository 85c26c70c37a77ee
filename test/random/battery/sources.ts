import { counterOf, keyOf, type Purpose } from "../../../src/random/stream.ts";
import { threefry2x32 } from "../../../src/random/threefry.ts";

/** Gives the next 32-bit word. */
export type Words = () => number;

const seed = 20221118;
const purposeNames: readonly Purpose[] = ["outcome", "dropout", "randomization", "order"];

/**
 * The orders in which a simulation may meet our words, across streams rather than along them: what is keyed
 * by neighboring numbers must not be related.
 */
export const sources: Readonly<Record<string, () => Words>> = {
  /** First outcome word of replicates 0, 1, 2 …: the bits that decide arm 1. */
  firstWords: () =>
    wordsAcross((place, i) => {
      place.replicate = i;
    }),
  /** Second outcome word of the same: the bits that decide arm 2. */
  secondWords: () =>
    wordsAcross((place, i) => {
      place.replicate = i;
      place.half = 1;
    }),
  /** Both words of each replicate in turn. */
  bothWords: () =>
    wordsAcross((place, i) => {
      place.replicate = i >>> 1;
      place.half = i & 1;
    }),
  /** First words of the four purposes of replicate 0, then of replicate 1 … */
  purposes: () =>
    wordsAcross((place, i) => {
      place.replicate = i >>> 2;
      place.purpose = i & 3;
    }),
  /** First words of eight neighboring seeds at replicate 0, then at replicate 1 … */
  seeds: () =>
    wordsAcross((place, i) => {
      place.replicate = i >>> 3;
      place.seed = seed + (i & 7);
    }),
  /** First word of replicate 0 for seeds 0, 1, 2 … */
  seedSequence: () =>
    wordsAcross((place, i) => {
      place.replicate = 0;
      place.seed = i;
    }),
  /** The same for seeds 0, 2^32, 2 · 2^32 …, which differ in the second key word. */
  highSeeds: () =>
    wordsAcross((place, i) => {
      place.replicate = i >>> 20;
      place.seed = (i & 0xfffff) * 2 ** 32;
    }),
  /** Words along one stream, as a shuffle draws them. */
  alongStream: () =>
    wordsAcross((place, i) => {
      place.replicate = 0;
      place.block = (i >>> 1) & 0xffffff;
      place.half = i & 1;
    }),
  /** Lowest bits of the first words, 32 replicates to a word. */
  lowestBits: () => packed(sources.firstWords!(), 1, 0),
  /** Highest bits of the first words, 32 replicates to a word. */
  highestBits: () => packed(sources.firstWords!(), 1, 31),
  /** Lowest bytes of the first words, 4 replicates to a word. */
  lowBytes: () => packed(sources.firstWords!(), 8, 0),
  /** Highest bytes of the first words, 4 replicates to a word. */
  highBytes: () => packed(sources.firstWords!(), 8, 24),
};

/** Where a word stands. */
interface Place {
  seed: number;
  replicate: number;
  purpose: number;
  block: number;
  half: number;
}

/** Words at the places to which `move` goes for 0, 1, 2 …; it starts at replicate 0 of `seed`. */
function wordsAcross(move: (place: Place, index: number) => void): Words {
  const out = new Uint32Array(2);
  const place: Place = { seed, replicate: 0, purpose: 0, block: 0, half: 0 };
  let index = 0;
  let keySeed = seed;
  let [key0, key1] = keyOf(seed);
  return () => {
    move(place, index++);
    if (place.seed !== keySeed) [key0, key1] = keyOf((keySeed = place.seed));
    const counter1 = counterOf(purposeNames[place.purpose]!, place.block);
    threefry2x32(out, key0, key1, place.replicate, counter1);
    return out[place.half]!;
  };
}

/** Words of a replicate's stream that go into one word of a source; 1 where not named. */
export const drawsPerWord: Readonly<Record<string, number>> = {
  lowestBits: 32,
  highestBits: 32,
  lowBytes: 4,
  highBytes: 4,
};

/** Words made of `width` bits from `shift` on of as many successive words as it takes. */
function packed(words: Words, width: number, shift: number): Words {
  const mask = 2 ** width - 1;
  return () => {
    let word = 0;
    for (let i = 0; i < 32; i += width) word = (word << width) | ((words() >>> shift) & mask);
    return word >>> 0;
  };
}
