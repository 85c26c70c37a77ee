import { describe, expect, it } from "vitest";
import { binomialCdf, binomialPmf } from "../../src/math/binomial.ts";
import { bernoulliThreshold } from "../../src/random/bernoulliThreshold.ts";
import { binomialCount, binomialSampler } from "../../src/random/binomialSampler.ts";
import { createStream } from "../../src/random/stream.ts";
import { goodnessOfFit } from "./battery/pValues.ts";

const cases = [
  [1, 0.5],
  [30, 0.267],
  [30, 0.6666666666666666],
  [57, 0.05],
  [500, 0.01],
  [1000, 0.999],
  [2000, 0.5],
  [100_000, 0.3],
] as const;

describe.each(cases)("binomialSampler(%i, %f)", (n, p) => {
  const sampler = binomialSampler(n, p);

  it("has thresholds within 1 of P(X ≤ k) 2^32, by the saddle-point sums", () => {
    for (let k = 0; k <= n; k += Math.max(1, Math.floor(n / 500))) {
      const wanted = binomialCdf(k, n, p) * 2 ** 32;
      expect(Math.abs(sampler.thresholds[k]! - wanted)).toBeLessThanOrEqual(1);
    }
    expect(sampler.thresholds[n]).toBe(2 ** 32);
  });

  it("turns exactly at its thresholds", () => {
    sampler.thresholds.forEach((threshold, k) => {
      if (threshold > 0 && threshold < 2 ** 32) {
        expect(binomialCount(sampler, threshold - 1)).toBeLessThanOrEqual(k);
        expect(binomialCount(sampler, threshold)).toBeGreaterThan(k);
      }
    });
  });

  it("draws the exact distribution, tails included", () => {
    expect(fitOf(n, p, 400_000)).toBeGreaterThan(1e-3);
  });
});

/** Chi-square P value of draws at a fixed seed; cells expecting fewer than 5 are pooled outward. */
function fitOf(n: number, p: number, draws: number): number {
  const sampler = binomialSampler(n, p);
  const stream = createStream({ seed: 8, replicate: n, purpose: "outcome" });
  const seen = new Float64Array(n + 1);
  for (let i = 0; i < draws; i++) seen[binomialCount(sampler, stream.uint32())]!++;
  const cells: { seen: number; probability: number }[] = [];
  let open = { seen: 0, probability: 0 };
  for (let k = 0; k <= n; k++) {
    open.seen += seen[k]!;
    open.probability += binomialPmf(k, n, p);
    if (open.probability * draws < 5) continue;
    cells.push(open);
    open = { seen: 0, probability: 0 };
  }
  const last = cells.at(-1)!;
  last.seen += open.seen;
  last.probability += open.probability;
  return goodnessOfFit(
    cells.map((cell) => cell.seen),
    cells.map((cell) => cell.probability),
  );
}

describe("limits", () => {
  it("draws 0 at p = 0, n at p = 1, and 0 of nobody", () => {
    for (const word of [0, 1, 2 ** 31, 2 ** 32 - 1]) {
      expect(binomialCount(binomialSampler(9, 0), word)).toBe(0);
      expect(binomialCount(binomialSampler(9, 1), word)).toBe(9);
      expect(binomialCount(binomialSampler(0, 0.4), word)).toBe(0);
    }
  });

  it("draws both ends at the extreme words", () => {
    expect(binomialCount(binomialSampler(10, 0.5), 0)).toBe(0);
    expect(binomialCount(binomialSampler(10, 0.5), 2 ** 32 - 1)).toBe(10);
  });

  it("refuses what is no binomial distribution", () => {
    expect(() => binomialSampler(1.5, 0.5)).toThrow("n must be a whole number, 0 or more; got 1.5");
    expect(() => binomialSampler(5, 1.01)).toThrow("p must lie in [0, 1]; got 1.01");
    expect(() => binomialSampler(5, NaN)).toThrow("p must lie in [0, 1]; got NaN");
  });
});

describe("bernoulliThreshold", () => {
  it("is p in units of 2^-32", () => {
    expect([0, 0.25, 1].map(bernoulliThreshold)).toEqual([0, 2 ** 30, 2 ** 32]);
    expect(bernoulliThreshold(0.3)).toBe(1288490189); // 1288490188.8
  });

  it("happens as often as it says", () => {
    const stream = createStream({ seed: 3, replicate: 0, purpose: "dropout" });
    const threshold = bernoulliThreshold(0.05);
    let events = 0;
    for (let i = 0; i < 200_000; i++) if (stream.uint32() < threshold) events++;
    expect(goodnessOfFit([events, 200_000 - events], [0.05, 0.95])).toBeGreaterThan(1e-3);
  });
});
