import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { functionsOf, type Parameters } from "./functionsOf.ts";

const options = { seed: 20221118, numRuns: 60 };
const inRange = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const whole = (min: number, max: number) => fc.integer({ min, max });

/** Parameters over the ranges that trials use, and some beyond. */
const continuous: Readonly<Record<string, fc.Arbitrary<Parameters>>> = {
  beta: fc.record({ a: inRange(0.5, 300), b: inRange(0.5, 300) }),
  norm: fc.record({ mean: inRange(-20, 20), sd: inRange(0.1, 30) }),
  t: fc.record({ df: inRange(0.5, 2000) }),
  nct: fc.record({ df: inRange(1, 500), ncp: inRange(-6, 6) }),
  chisq: fc.record({ df: inRange(0.2, 300) }),
  ncchisq: fc.record({ df: inRange(0.5, 50), ncp: inRange(0, 60) }),
  f: fc.record({ df1: inRange(0.5, 100), df2: inRange(0.5, 300) }),
  ncf: fc.record({ df1: inRange(1, 20), df2: inRange(2, 200), ncp: inRange(0, 40) }),
  gamma: fc.record({ shape: inRange(0.05, 500), rate: inRange(0.01, 10) }),
};

const discrete: Readonly<Record<string, fc.Arbitrary<Parameters>>> = {
  binom: fc.record({ n: whole(0, 3000), p: inRange(0, 1) }),
  hyper: fc
    .record({ m: whole(0, 400), n: whole(0, 400), share: inRange(0, 1) })
    .map(({ m, n, share }) => ({ m, n, k: Math.floor(share * (m + n)) })),
  pois: fc.record({ lambda: inRange(0, 2000) }),
  nbinom: fc.record({ size: inRange(0.05, 100), mu: inRange(0.01, 200) }),
};

const probability = fc.oneof(
  inRange(1e-6, 1 - 1e-6),
  whole(-250, -6).map((exponent) => 10 ** exponent),
);

describe.each(Object.entries(continuous))("%s", (name, parameters) => {
  it("quantiles invert both tails, down to 1e-250", () => {
    fc.assert(
      fc.property(parameters, probability, (chosen, p) => {
        const { lower, upper, quantile, upperQuantile } = functionsOf(name, chosen);
        const [x, y] = [quantile(p), upperQuantile(p)];
        if (isResolved(name, x)) expectRelative(lower(x), p, 1e-9);
        if (isResolved(name, y)) expectRelative(upper(y), p, 1e-9);
      }),
      options,
    );
  });

  it("tails sum to 1, and the density is the slope of the lower tail", () => {
    fc.assert(
      fc.property(parameters, inRange(0.02, 0.98), (chosen, p) => {
        const { density, lower, upper, quantile } = functionsOf(name, chosen);
        const x = quantile(p);
        expect(lower(x) + upper(x)).toBeCloseTo(1, 11);
        const step = 0.01 * (quantile(p + 0.01 * p * (1 - p)) - x);
        const slope = (lower(x + step) - lower(x - step)) / (2 * step);
        expectRelative(slope, density(x), 1e-4);
      }),
      options,
    );
  });
});

describe.each(Object.entries(discrete))("%s", (name, parameters) => {
  it("the quantile is the first count that reaches the probability", () => {
    fc.assert(
      fc.property(parameters, probability, (chosen, p) => {
        const { lower, upper, quantile, upperQuantile } = functionsOf(name, chosen);
        const [k, j] = [quantile(p), upperQuantile(p)];
        expect(lower(k)).toBeGreaterThanOrEqual(p * (1 - 1e-12));
        expect(lower(k - 1)).toBeLessThan(p * (1 + 1e-12));
        expect(upper(j)).toBeLessThanOrEqual(p * (1 + 1e-12));
        if (upper(j - 1) < 1) expect(upper(j - 1)).toBeGreaterThan(p * (1 - 1e-12));
      }),
      options,
    );
  });

  it("steps of both tails are the probabilities", () => {
    fc.assert(
      fc.property(parameters, inRange(0, 1), (chosen, p) => {
        const { density, lower, upper, quantile } = functionsOf(name, chosen);
        const k = quantile(p);
        const scale = 1e-12;
        expect(Math.abs(lower(k) - lower(k - 1) - density(k))).toBeLessThan(scale);
        expect(Math.abs(upper(k - 1) - upper(k) - density(k))).toBeLessThan(scale);
      }),
      options,
    );
  });
});

/** A quantile that a double can hold; some lie beyond the doubles, or closer to 1 than they tell apart. */
function isResolved(name: string, x: number): boolean {
  return Math.abs(x) > 1e-300 && Math.abs(x) < 1e150 && !(name === "beta" && x > 0.999);
}

function expectRelative(got: number, want: number, tolerance: number) {
  expect(Math.abs(got - want)).toBeLessThanOrEqual(tolerance * Math.abs(want));
}
