import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  effectIntervalCharacteristics,
  proportionIntervalCharacteristics,
} from "../../src/sizing/intervalCoverage.ts";

describe("exact coverage and width of intervals", () => {
  it("Clopper and Pearson never cover too little; Wald does", () => {
    const rates = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
    const clopper = proportionIntervalCharacteristics({ n: 30, method: "clopperPearson" }, rates);
    expect(Math.min(...clopper.map(({ coverage }) => coverage))).toBeGreaterThanOrEqual(0.95);
    const wald = proportionIntervalCharacteristics({ n: 30, method: "wald" }, rates);
    expect(Math.min(...wald.map(({ coverage }) => coverage))).toBeLessThan(0.3);
  });

  it("Brown, Cai and DasGupta: Wald's interval for p = 0.5 covers 0.951 at n = 17, 0.919 at n = 40", () => {
    const at = (n: number) =>
      proportionIntervalCharacteristics({ n, method: "wald" }, [0.5])[0]!.coverage;
    expect(at(17)).toBeCloseTo(0.951, 3); // [BrownCaiDasGupta2001] section 2.1
    expect(at(40)).toBeCloseTo(0.919, 3);
  });

  it("the conditional exact and the exact interval never cover too little", () => {
    const rates = [0.05, 0.3, 0.5, 0.8].flatMap((a) =>
      [0.1, 0.45, 0.9].map((b) => [a, b] as const),
    );
    for (const design of [
      { measure: "oddsRatio", method: "conditionalExact", n: [12, 9] },
      { measure: "riskDifference", method: "exact", n: [6, 7] },
    ] as const) {
      for (const { coverage } of effectIntervalCharacteristics(design, rates)) {
        expect(coverage).toBeGreaterThanOrEqual(0.95 - 1e-9);
      }
    }
  });

  it("probabilities add up, and the width shrinks as the trial grows", () => {
    const rate = fc.double({ min: 0.02, max: 0.98, noNaN: true });
    const designs = fc.constantFrom(
      { measure: "riskDifference", method: "newcombe" } as const,
      { measure: "riskRatio", method: "koopman" } as const,
      { measure: "oddsRatio", method: "woolf" } as const,
    );
    fc.assert(
      fc.property(designs, rate, rate, (design, pE, pC) => {
        const [one] = effectIntervalCharacteristics({ ...design, n: [15, 12] }, [[pE, pC]]);
        const { coverage, below, above, missing, unbounded } = one!;
        expect(coverage + below + above + missing).toBeCloseTo(1, 12);
        expect(unbounded).toBeLessThanOrEqual(1);
      }),
      { seed: 20221118, numRuns: 60 },
    );
    const width = (n: number) =>
      effectIntervalCharacteristics(
        { measure: "riskDifference", method: "miettinenNurminen", n: [n, n] },
        [[0.667, 0.267]],
      )[0]!.expectedWidth;
    expect(width(60)).toBeLessThan(width(30));
  });
});
