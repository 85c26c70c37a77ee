import { integer, pick as pickFrom, type Distribution } from "random-js";
import type { Stream } from "./stream.ts";

/** An array whose entries can be exchanged: plain or typed. */
export interface Exchangeable<T> {
  readonly length: number;
  [index: number]: T;
}

/** `places[i]` draws a whole number from 0 to i; making one costs more than drawing from it. */
const places: Distribution[] = [];

/**
 * Puts `values`, or those from `start` up to `end`, into random order, in place, every order equally
 * likely: Fisher-Yates with random-js's unbiased integers. It draws what random-js's own `shuffle` draws.
 */
export function shuffle<T>(
  values: Exchangeable<T>,
  stream: Stream,
  start = 0,
  end = values.length,
): void {
  for (let i = end - start - 1; i > 0; i--) {
    const place = (places[i] ??= integer(0, i));
    const j = start + place(stream);
    const kept = values[start + i]!;
    values[start + i] = values[j]!;
    values[j] = kept;
  }
}

/**
 * Puts `item` at a random place among those from `start` to `end`, where `end` is free, and moves what was
 * there to `end`: one step of an inside-out shuffle. Entries in random order stay in random order, and
 * equal entries are in random order to begin with.
 */
export function insertAtRandom<T>(
  values: Exchangeable<T>,
  stream: Stream,
  item: T,
  start: number,
  end: number,
): void {
  const place = (places[end - start] ??= integer(0, end - start));
  const j = start + place(stream);
  values[end] = values[j]!;
  values[j] = item;
}

/** One of `values`, each equally likely. */
export function pick<T>(values: readonly T[], stream: Stream): T {
  return pickFrom(stream, values as T[]);
}
