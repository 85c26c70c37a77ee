import type { Engine } from "random-js";
import { ArgumentError } from "../errors.ts";
import { threefry2x32 } from "./threefry.ts";

/** What draws are for. Each purpose has its own sub-stream, so that changing one leaves the others as they were. */
export const purposes = {
  outcome: 0,
  dropout: 1,
  randomization: 2,
  order: 3,
  stratum: 4,
  covariate: 5,
  discontinuation: 6,
  intermittent: 7,
  followUp: 8,
  imputation: 9,
} as const;

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
  /**
   * Next number inside (0, 1): the midpoint of one of 2^52 equal cells, an odd multiple of 2^-53. So u and
   * 1 − u are equally likely, both exact, and never 0 or 1.
   */
  uniform(): number;
  /** Turns this stream into that of another replicate, at its start. */
  rekey(replicate: number): void;
}

/** Key of Threefry: low 32 and high 21 bits of the seed. */
export function keyOf(seed: number): [key0: number, key1: number] {
  return [seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0];
}

/** Blocks of 64 bits in a stream. */
export const blocksPerStream: number = 2 ** 24;

/** Second counter word; the first is the replicate. `block` lies in [0, {@link blocksPerStream}). */
export function counterOf(purpose: Purpose, block: number): number {
  return ((purposes[purpose] << 24) | block) >>> 0;
}

/** Stream of one replicate and purpose: the same numbers on every machine, whatever was drawn before. */
export function createStream({ seed, replicate, purpose }: StreamAddress): Stream {
  checkWhole("seed", seed, 2 ** 53);
  checkWhole("replicate", replicate, 2 ** 32);
  const [key0, key1] = keyOf(seed);
  const start = counterOf(purpose, 0);
  const words = new Uint32Array(2);
  let counter = replicate;
  let used = 0; // words drawn so far

  function uint32(): number {
    const half = used & 1;
    if (half === 0) threefry2x32(words, key0, key1, counter, start + blockAfter(used));
    used++;
    return words[half]!;
  }
  return {
    uint32,
    next: () => uint32() | 0,
    uniform: () => {
      const high = uint32() >>> 6;
      const low = uint32() >>> 6;
      return (high * 2 ** 26 + low + 0.5) * 2 ** -52;
    },
    rekey: (replicate) => {
      counter = replicate;
      used = 0;
    },
  };
}

/** Block of the next word; a stream that is used up must not run on into that of the next purpose. */
function blockAfter(used: number): number {
  if (used < 2 * blocksPerStream) return used >>> 1;
  throw new RangeError(
    `a stream holds ${2 * blocksPerStream} words; key a generator of its own with one`,
  );
}

function checkWhole(path: string, value: number, limit: number): void {
  if (Number.isInteger(value) && value >= 0 && value < limit) return;
  throw new ArgumentError(path, `be a whole number in [0, ${limit})`, value);
}
