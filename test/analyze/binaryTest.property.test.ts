import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BinaryTestOptions } from "../../src/analyze/binaryTest.ts";
import { testBinary } from "../../src/analyze/binaryTest.ts";
import type { Counts } from "../../src/analyze/counts.ts";
import { binaryMethods } from "../../src/analyze/methods.ts";
import { exactFisher } from "./exactFisher.ts";

const seed = 20221118;

/** A table with 0 to `largest` subjects in each arm. */
const table = (largest: number): fc.Arbitrary<Counts> =>
  fc.tuple(fc.nat(largest), fc.nat(largest)).chain(([nE, nC]) =>
    fc.record({
      events: fc.tuple(fc.nat(nE), fc.nat(nC)),
      n: fc.constant([nE, nC] as const),
    }),
  );

const options: fc.Arbitrary<BinaryTestOptions> = fc.record({
  method: fc.constantFrom(...binaryMethods),
  sides: fc.constantFrom(1, 2),
  better: fc.constantFrom("higher", "lower"),
});

const other = (options: BinaryTestOptions): BinaryTestOptions => ({
  ...options,
  better: options.better === "lower" ? "higher" : "lower",
});

function expectSame(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * expected);
}

describe("testBinary", () => {
  it("gives P values in [0, 1]", () => {
    fc.assert(
      fc.property(table(60), options, (data, options) => {
        const { pValue } = testBinary(data, options);
        expect(pValue).toBeGreaterThanOrEqual(0);
        expect(pValue).toBeLessThanOrEqual(1);
      }),
      { seed, numRuns: 2000 },
    );
  });

  it("mirrors when the arms are exchanged", () => {
    fc.assert(
      fc.property(table(60), options, ({ events, n }, options) => {
        const swapped: Counts = { events: [events[1], events[0]], n: [n[1], n[0]] };
        const original = testBinary({ events, n }, options);
        const mirrored = testBinary(swapped, other(options));
        expectSame(mirrored.pValue, original.pValue);
        expect(mirrored.estimate.riskDifference).toEqual(
          original.estimate.riskDifference === 0 ? 0 : -original.estimate.riskDifference,
        );
      }),
      { seed, numRuns: 1000 },
    );
  });

  it("mirrors when event and no event are exchanged", () => {
    fc.assert(
      fc.property(table(60), options, ({ events, n }, options) => {
        const swapped: Counts = { events: [n[0] - events[0], n[1] - events[1]], n };
        const original = testBinary({ events, n }, options).pValue;
        expectSame(testBinary(swapped, other(options)).pValue, original);
      }),
      { seed, numRuns: 1000 },
    );
  });

  it("never gives Yates a smaller two-sided P than Pearson", () => {
    fc.assert(
      fc.property(table(100), (data) => {
        const yates = testBinary(data, { method: "yates" }).pValue;
        expect(yates).toBeGreaterThanOrEqual(testBinary(data, { method: "pearson" }).pValue);
      }),
      { seed, numRuns: 1000 },
    );
  });

  it("gives Fisher's P and its mid-P to 12 digits, by sums of whole numbers", () => {
    fc.assert(
      fc.property(table(120), fc.constantFrom(1, 2), (data, sides) => {
        const [nE, nC] = data.n;
        fc.pre(nE > 0 && nC > 0);
        const exact = exactFisher(data.events[0], nE, data.events[1], nC);
        const whole = sides === 2 ? exact.twoSided : exact.greater;
        const fisher = testBinary(data, { method: "fisher", sides }).pValue;
        const midP = testBinary(data, { method: "fisherMidP", sides }).pValue;
        expect(Math.abs(fisher / whole - 1)).toBeLessThan(1e-12);
        expect(Math.abs(midP / (whole - exact.observed / 2) - 1)).toBeLessThan(1e-12);
      }),
      { seed, numRuns: 500 },
    );
  });
});
