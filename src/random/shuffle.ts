import { pick as pickFrom, shuffle as shuffleInPlace } from "random-js";
import type { Stream } from "./stream.ts";
import { wholeBelow } from "./wholeBelow.ts";

/** An array whose entries can be exchanged: plain or typed. */
export interface Exchangeable<T> {
  readonly length: number;
  [index: number]: T;
}

/** Puts `values` into random order, in place, every order equally likely (Fisher-Yates, by random-js). */
export function shuffle<T>(values: Exchangeable<T>, stream: Stream): void {
  shuffleInPlace(stream, values as T[]); // random-js only exchanges entries, which typed arrays allow
}

/**
 * Puts `item` at a random place among those from `start` to `end`, where `end` is free, and moves what was
 * there to `end`: one step of an inside-out shuffle. Entries in random order stay in random order, and
 * equal entries are in random order to begin with. Cheaper than a whole shuffle, and without garbage.
 */
export function insertAtRandom<T>(
  values: Exchangeable<T>,
  stream: Stream,
  item: T,
  start: number,
  end: number,
): void {
  const j = start + wholeBelow(end - start + 1, stream);
  values[end] = values[j]!;
  values[j] = item;
}

/** One of `values`, each equally likely. */
export function pick<T>(values: readonly T[], stream: Stream): T {
  return pickFrom(stream, values as T[]);
}
