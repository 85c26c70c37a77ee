import { expect, it } from "vitest";
import type { Stream } from "../../src/random/stream.ts";
import { createStream } from "../../src/random/stream.ts";
import { wholeBelow } from "../../src/random/wholeBelow.ts";
import { uniformFit } from "./battery/pValues.ts";

/** A stream of the given words. */
function wordsOf(...words: number[]): Stream {
  let next = 0;
  return { uint32: () => words[next++]! } as unknown as Stream;
}

it("takes every value equally often", () => {
  const stream = createStream({ seed: 9, replicate: 0, purpose: "order" });
  for (const bound of [2, 3, 7, 60]) {
    const seen = Array.from({ length: bound }, () => 0);
    for (let i = 0; i < 1000 * bound; i++) seen[wholeBelow(bound, stream)]!++;
    expect(uniformFit(seen)).toBeGreaterThan(1e-3);
  }
});

it("turns the ends of the range of words into the ends of its own range", () => {
  expect(wholeBelow(10, wordsOf(2 ** 32 - 1))).toBe(9);
  expect(wholeBelow(3, wordsOf(1))).toBe(0);
  expect(wholeBelow(1, wordsOf(12345))).toBe(0);
});

it("draws again where a word would make one value likelier", () => {
  // 2^32 = 3 × 1431655765 + 1: of the words below, 0 alone is one too many for the value 0.
  expect(wholeBelow(3, wordsOf(0, 2 ** 31))).toBe(1);
});
