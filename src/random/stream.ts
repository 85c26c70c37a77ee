import type { Engine } from "random-js";
import { threefry2x32 } from "./threefry.ts";

/** What draws are for. Each purpose has its own sub-stream, so that changing one leaves the others as they were. */
export const purposes = { outcome: 0, dropout: 1, randomization: 2, order: 3 } as const;

/** Name of a sub-stream. */
export type Purpose = keyof typeof purposes;

/** Which stream: the user's seed, the number of the replicate, and the purpose of the draws. */
export interface StreamAddress {
  /** Whole number in [0, 2^53). */
  readonly seed: number;
  /** Whole number in [0, 2^32). */
  readonly replicate: number;
  readonly purpose: Purpose;
}

/** A sequence of random numbers fixed by its {@link StreamAddress}; an `Engine` for random-js. */
export interface Stream extends Engine {
  /** Next 32 bits as a signed integer. */
  next(): number;
  /** Next 32 bits as a whole number in [0, 2^32). */
  uint32(): number;
  /** Next 53 bits as a number inside (0, 1): the midpoints of 2^53 equal cells, rounded. */
  uniform(): number;
  /** Turns this stream into that of another replicate, at its start. */
  rekey(replicate: number): void;
}

/** Key of Threefry: low 32 and high 21 bits of the seed. */
export function keyOf(seed: number): [key0: number, key1: number] {
  return [seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0];
}

/** Second counter word; the first is the replicate. A stream has 2^24 blocks of 64 bits. */
export function counterOf(purpose: Purpose, block: number): number {
  return ((purposes[purpose] << 24) | block) >>> 0;
}

/** Stream of one replicate and purpose: the same numbers on every machine, whatever was drawn before. */
export function createStream({ seed, replicate, purpose }: StreamAddress): Stream {
  const [key0, key1] = keyOf(seed);
  const start = counterOf(purpose, 0);
  const words = new Uint32Array(2);
  let counter = replicate;
  let used = 0; // words drawn so far

  function uint32(): number {
    const half = used & 1;
    if (half === 0) threefry2x32(words, key0, key1, counter, start + (used >>> 1));
    used++;
    return words[half]!;
  }
  return {
    uint32,
    next: () => uint32() | 0,
    uniform: () => {
      const high = uint32() >>> 5; // 27 bits
      const low = uint32() >>> 6; // 26 bits
      return (high * 2 ** 26 + low + 0.5) * 2 ** -53;
    },
    rekey: (replicate) => {
      counter = replicate;
      used = 0;
    },
  };
}
