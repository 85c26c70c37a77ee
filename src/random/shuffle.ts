import { pick as pickFrom, shuffle as shuffleInPlace } from "random-js";
import type { Stream } from "./stream.ts";

/** An array whose entries can be exchanged: plain or typed. */
export interface Exchangeable<T> {
  readonly length: number;
  [index: number]: T;
}

/** Puts `values` into random order, in place, every order equally likely (Fisher-Yates, by random-js). */
export function shuffle<T>(values: Exchangeable<T>, stream: Stream): void {
  shuffleInPlace(stream, values as T[]); // random-js only exchanges entries, which typed arrays allow
}

/** One of `values`, each equally likely. */
export function pick<T>(values: readonly T[], stream: Stream): T {
  return pickFrom(stream, values as T[]);
}
