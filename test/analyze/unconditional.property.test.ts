import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { barnard } from "../../src/analyze/barnard.ts";
import { boschloo } from "../../src/analyze/boschloo.ts";
import type { Counts } from "../../src/analyze/counts.ts";
import { testBinary } from "../../src/analyze/binaryTest.ts";
import { commonRateCurve } from "../../src/analyze/commonRateCurve.ts";
import type { Alternative } from "../../src/analyze/methods.ts";
import { exceeds, nuisanceSupremum } from "../../src/analyze/nuisanceSupremum.ts";
import type { TableOrder } from "../../src/analyze/tableOrder.ts";
import { extremeShare, unconditionalPValue } from "../../src/analyze/unconditionalPValue.ts";
import { binomialPmf } from "../../src/math/binomial.ts";
import { unconditionalRegion } from "./unconditionalRegion.ts";

const seed = 20221118;
const orders = fc.constantFrom<TableOrder>("score", "wald", "fisher");
const alternatives = fc.constantFrom<Alternative>("twoSided", "greater", "less");
const table = (largest: number) =>
  fc
    .tuple(fc.integer({ min: 1, max: largest }), fc.integer({ min: 1, max: largest }))
    .chain(([nE, nC]) =>
      fc.record({
        n: fc.constant([nE, nC] as const),
        events: fc.tuple(fc.nat(nE), fc.nat(nC)),
      }),
    );
const swapArms = ({ events: [a, b], n: [c, d] }: Counts): Counts => ({ events: [b, a], n: [d, c] });
const swapOutcome = ({ events: [a, b], n: [c, d] }: Counts): Counts => ({
  events: [c - a, d - b],
  n: [c, d],
});
const mirror = { twoSided: "twoSided", greater: "less", less: "greater" } as const;

describe("exact unconditional P values", () => {
  it("stay what they are when arms or outcomes change names", () => {
    fc.assert(
      fc.property(table(25), orders, alternatives, (data, order, alternative) => {
        const p = (d: Counts, a: Alternative) =>
          unconditionalPValue({ order, n: d.n, alternative: a }, d.events).value;
        const original = p(data, alternative);
        expect(original).toBeGreaterThan(0);
        expect(original).toBeLessThanOrEqual(1 + 1e-14);
        const close = (other: number) => expect(Math.abs(other / original - 1)).toBeLessThan(1e-9);
        close(p(swapArms(data), mirror[alternative]));
        close(p(swapOutcome(data), mirror[alternative]));
      }),
      { seed, numRuns: 300 },
    );
  });

  it("are nowhere on a fine grid of the nuisance rate below the curve, and are reached", () => {
    fc.assert(
      fc.property(table(20), orders, alternatives, ({ events, n }, order, alternative) => {
        const share = extremeShare({ order, n, alternative }, events);
        const { value, rate } = unconditionalPValue({ order, n, alternative }, events);
        const probability = (p: number) =>
          share.reduce((sum, part, s) => sum + part * binomialPmf(s, share.length - 1, p), 0);
        for (let i = 0; i <= 4000; i++) {
          expect(probability(i / 4000)).toBeLessThanOrEqual(value * (1 + 1e-9));
        }
        expect(Math.abs(probability(rate) / value - 1)).toBeLessThan(1e-11);
      }),
      { seed, numRuns: 40 },
    );
  });

  it("are never above Fisher's for Boschloo, on any side", () => {
    fc.assert(
      fc.property(table(40), fc.constantFrom<1 | 2>(1, 2), (data, sides) => {
        const fisher = testBinary(data, { method: "fisher", sides }).pValue;
        expect(boschloo(data, { sides }).pValue).toBeLessThanOrEqual(fisher * (1 + 1e-9));
      }),
      { seed, numRuns: 300 },
    );
  });

  it("with gamma lie between P on the interval and P + gamma", () => {
    fc.assert(
      fc.property(table(25), (data) => {
        const whole = barnard(data).pValue;
        const part = barnard(data, { gamma: 1e-4 }).pValue;
        expect(part).toBeLessThanOrEqual(Math.min(1, whole + 1e-4) + 1e-12);
        expect(part).toBeGreaterThan(1e-4);
      }),
      { seed, numRuns: 200 },
    );
  });
});

describe("rejection regions of the unconditional tests", () => {
  it("hold exactly the tables with P ≤ alpha", () => {
    const small = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }));
    const alphas = fc.constantFrom(0.01, 0.025, 0.05, 0.1, 0.25);
    fc.assert(
      fc.property(small, orders, alternatives, alphas, (n, order, alternative, alpha) => {
        const region = unconditionalRegion({ order, n, alternative, alpha });
        for (let xE = 0; xE <= n[0]; xE++) {
          for (let xC = 0; xC <= n[1]; xC++) {
            const { value } = unconditionalPValue({ order, n, alternative }, [xE, xC]);
            expect(region.rejects(xE, xC)).toBe(value <= alpha * (1 + 1e-9));
          }
        }
      }),
      { seed, numRuns: 60 },
    );
  });

  it("never have a size above alpha on a fine grid of the nuisance rate", () => {
    const sizes = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }));
    fc.assert(
      fc.property(sizes, orders, alternatives, (n, order, alternative) => {
        const { rejects } = unconditionalRegion({ order, n, alternative, alpha: 0.05 });
        for (let i = 0; i <= 400; i++) {
          const rate = Math.sin((Math.PI * i) / 800) ** 2; // denser at the ends, where spikes are
          const pE = Float64Array.from({ length: n[0] + 1 }, (_, x) => binomialPmf(x, n[0], rate));
          const pC = Float64Array.from({ length: n[1] + 1 }, (_, x) => binomialPmf(x, n[1], rate));
          let size = 0;
          pE.forEach((p, xE) => pC.forEach((q, xC) => (size += rejects(xE, xC) ? p * q : 0)));
          expect(size).toBeLessThanOrEqual(0.05 * (1 + 2e-9));
        }
      }),
      { seed, numRuns: 12 },
    );
  });
});

describe("exact unconditional tests of trials too large to go through", () => {
  it("say so", () => {
    const n = [100_000, 100_000] as const;
    expect(() => boschloo({ events: [5, 9], n })).toThrow(
      "n must allow at most 1,000,000,000 different tables for an exact calculation; got [100000,100000]",
    );
    const request = { order: "score", n, alternative: "twoSided", alpha: 0.05 } as const;
    expect(() => unconditionalRegion(request)).toThrow("n must allow at most 20,000,000");
  });
});

describe("nuisanceSupremum", () => {
  it("finds a spike at the very end", () => {
    const share = new Float64Array(2001).fill(0.01);
    share[0] = 1; // f(0) = 1, and f(0.005) is already near 0.01
    expect(nuisanceSupremum(commonRateCurve(share))).toEqual({ value: 1, rate: 0 });
  });

  it("tells a limit that is just met from one that is just exceeded", () => {
    const share = Float64Array.from({ length: 61 }, (_, s) => Math.sin(s) ** 2 / 10);
    const curve = commonRateCurve(share);
    const { value } = nuisanceSupremum(curve);
    expect(exceeds(curve, value * (1 - 1e-8))).toBe(true);
    expect(exceeds(curve, value)).toBe(false);
  });

  it("agrees with a dense scan on random coefficients", () => {
    const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
      minLength: 2,
      maxLength: 80,
    });
    fc.assert(
      fc.property(shares, (values) => {
        const curve = commonRateCurve(Float64Array.from(values));
        const { value } = nuisanceSupremum(curve);
        let scanned = 0;
        for (let i = 0; i <= 3000; i++) scanned = Math.max(scanned, curve.value(i / 3000));
        expect(scanned).toBeLessThanOrEqual(value * (1 + 1e-10));
        expect(scanned).toBeGreaterThan(value * 0.99 - 1e-12);
      }),
      { seed, numRuns: 100 },
    );
  });
});
