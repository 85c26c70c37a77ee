import { describe, expect, it } from "vitest";
import {
  binomialCdf,
  binomialPmf,
  binomialProbabilities,
  binomialQuantile,
  binomialUpperQuantile,
  binomialUpperTail,
  fillBinomialProbabilities,
} from "../../src/math/binomial.ts";

describe("binomial at its limits", () => {
  it("p = 0 and p = 1 put everything on one count", () => {
    expect([0, 1].map((k) => binomialPmf(k, 5, 0))).toEqual([1, 0]);
    expect([4, 5].map((k) => binomialPmf(k, 5, 1))).toEqual([0, 1]);
    expect([binomialCdf(4, 5, 1), binomialUpperTail(4, 5, 1)]).toEqual([0, 1]);
    expect([binomialQuantile(0.5, 5, 0), binomialQuantile(0.5, 5, 1)]).toEqual([0, 5]);
  });

  it("nobody has no event", () => {
    expect([binomialPmf(0, 0, 0.3), binomialCdf(0, 0, 0.3), binomialUpperTail(0, 0, 0.3)]).toEqual([
      1, 1, 0,
    ]);
    expect(binomialQuantile(0.9, 0, 0.3)).toBe(0);
  });

  it("is 0 below the doubles, not NaN", () => {
    expect(binomialPmf(0, 2000, 0.5)).toBe(0);
    expect(binomialCdf(0, 2000, 0.5)).toBe(0);
    expect(binomialPmf(3, 1e9, 0.5)).toBe(0);
    expect(binomialPmf(2, 1e6, 1e-300)).toBe(0);
  });

  it("is 0 or 1 outside the counts, and between counts steps", () => {
    expect([binomialPmf(-1, 5, 0.5), binomialPmf(6, 5, 0.5), binomialPmf(2.5, 5, 0.5)]).toEqual([
      0, 0, 0,
    ]);
    expect([binomialCdf(-0.5, 5, 0.5), binomialCdf(7, 5, 0.5)]).toEqual([0, 1]);
    expect(binomialCdf(2.7, 5, 0.5)).toBe(binomialCdf(2, 5, 0.5));
  });

  it("is NaN for what is no binomial distribution", () => {
    for (const f of [binomialPmf, binomialCdf, binomialUpperTail, binomialQuantile]) {
      expect([
        f(0.5, 2.5, 0.5),
        f(0.5, -1, 0.5),
        f(0.5, 3, -0.1),
        f(0.5, 3, NaN),
        f(NaN, 3, 0.5),
      ]).toEqual(Array(5).fill(NaN));
    }
    expect(binomialUpperQuantile(1.1, 3, 0.5)).toBeNaN();
  });
});

describe("binomial at a million subjects (mpmath 1.2.1, 40 digits)", () => {
  it.each([
    [500_000, 0.5, 0.0007978843613317501],
    [10, 1e-5, 0.12511066127589932],
    [490_000, 0.5, 1.089780239297555e-90],
  ])("P(X = %i) at p = %f", (k, p, want) => {
    expect(Math.abs(binomialPmf(k, 1e6, p) / want - 1)).toBeLessThan(1e-12);
  });
});

describe("binomialProbabilities", () => {
  it.each([
    [30, 0.267],
    [1000, 0.001],
    [5000, 0.999],
    [100_000, 0.37],
  ])("n = %i, p = %f: as exact as the saddle point, and sums to 1", (n, p) => {
    const all = binomialProbabilities(n, p);
    let largest = 0;
    for (let k = 0; k <= n; k++) {
      const want = binomialPmf(k, n, p);
      if (want > 1e-290) largest = Math.max(largest, Math.abs(all[k]! / want - 1));
    }
    expect(largest).toBeLessThan(1e-11);
    expect(all.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 12);
  });

  it("knows the limits, and says NaN for a bad p", () => {
    expect([...binomialProbabilities(2, 0)]).toEqual([1, 0, 0]);
    expect([...binomialProbabilities(2, 1)]).toEqual([0, 0, 1]);
    expect([...binomialProbabilities(0, 0.3)]).toEqual([1]);
    expect([...binomialProbabilities(1, NaN)]).toEqual([NaN, NaN]);
    expect([...binomialProbabilities(1, 1.5)]).toEqual([NaN, NaN]);
  });

  it("leaves what lies beyond n as it was", () => {
    const out = new Float64Array(5).fill(7);
    fillBinomialProbabilities(out, 1, 0.25);
    expect([...out]).toEqual([0.75, 0.25, 7, 7, 7]);
  });
});

describe("binomial quantiles", () => {
  it("reach a probability that is attained exactly", () => {
    expect(binomialQuantile(0.25, 2, 0.5)).toBe(0);
    expect(binomialQuantile(0.75, 2, 0.5)).toBe(1);
    expect(binomialUpperQuantile(0.25, 2, 0.5)).toBe(1);
  });

  it("cover 0 and 1", () => {
    expect(binomialQuantile(0, 5, 0.5)).toBe(0);
    expect(binomialQuantile(1, 5, 0.5)).toBe(5);
    expect(binomialUpperQuantile(1, 5, 0.5)).toBe(0);
  });
});
