import * as fc from "fast-check";
import { expect, it } from "vitest";
import { binomialCount, binomialSampler } from "../../src/random/binomialSampler.ts";

const word = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const count = fc.integer({ min: 0, max: 400 });
const rate = fc.double({ min: 0, max: 1, noNaN: true });
const options = { seed: 20221118, numRuns: 1000 };

it("binomialSampler: a larger word never gives a smaller count", () => {
  fc.assert(
    fc.property(count, rate, word, word, (n, p, a, b) => {
      const sampler = binomialSampler(n, p);
      expect(binomialCount(sampler, Math.min(a, b))).toBeLessThanOrEqual(
        binomialCount(sampler, Math.max(a, b)),
      );
    }),
    options,
  );
});

it("binomialSampler: a larger p never gives a smaller count at the same word", () => {
  fc.assert(
    fc.property(count, rate, rate, word, (n, p, q, drawn) => {
      const [low, high] = [Math.min(p, q), Math.max(p, q)];
      expect(binomialCount(binomialSampler(n, low), drawn)).toBeLessThanOrEqual(
        binomialCount(binomialSampler(n, high), drawn),
      );
    }),
    options,
  );
});

it("binomialSampler: one more subject adds 0 or 1 to the count at the same word", () => {
  fc.assert(
    fc.property(count, rate, word, (n, p, drawn) => {
      const more =
        binomialCount(binomialSampler(n + 1, p), drawn) -
        binomialCount(binomialSampler(n, p), drawn);
      expect([0, 1]).toContain(more);
    }),
    options,
  );
});
