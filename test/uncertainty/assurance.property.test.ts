import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exactPower } from "../../src/sizing/exactPower.ts";
import type { Dropout } from "../../src/study/schema.ts";
import { armLoss } from "../../src/uncertainty/armLoss.ts";
import { assurance } from "../../src/uncertainty/assurance.ts";
import { assuranceCeiling } from "../../src/uncertainty/assuranceCeiling.ts";
import { betaBinomialProbabilities } from "../../src/uncertainty/betaBinomialProbabilities.ts";
import { betaNodes } from "../../src/uncertainty/betaNodes.ts";
import { binomialProbabilities } from "../../src/math/binomialProbabilities.ts";
import { cumulativeEvents } from "../../src/uncertainty/cumulativeEvents.ts";
import { regionPower } from "../../src/sizing/regionPower.ts";
import { betterProbability } from "../../src/uncertainty/betterProbability.ts";
import { betterRegion } from "../../src/uncertainty/betterRegion.ts";
import { betterPower } from "../../src/uncertainty/betterPower.ts";
import { powerOverRates } from "../../src/uncertainty/powerOverRates.ts";
import { predictiveDifference } from "../../src/uncertainty/predictiveDifference.ts";
import { logBeta } from "../../src/math/logGamma.ts";
import { arbitraryDesign } from "../sizing/arbitraryDesign.ts";
import { designOf, mcar, mnar, scenarioOf } from "../sizing/designs.ts";
import { lostEvents } from "./pilots.ts";

const options = { seed: 5, numRuns: 40 };
const rate = fc.integer({ min: 1, max: 19 }).map((x) => x / 20);
const lost = fc.constantFrom(0, 0.1, 0.3);
const loss = fc
  .tuple(lost, lost, fc.constantFrom(1, 4, 0.1))
  .map(([e, c, oddsRatio]) => (oddsRatio === 1 ? mcar(e, c) : mnar([e, c], oddsRatio)));
const shape = fc.record({
  a: fc.constantFrom(0.1, 0.5, 1, 3.3, 20),
  b: fc.constantFrom(0.2, 0.5, 1, 2.5, 30),
});

describe("assurance", () => {
  it("is the power where the rates are known", () => {
    fc.assert(
      fc.property(arbitraryDesign(12), rate, rate, loss, (design, pE, pC, dropout) => {
        const sharp = (p: number) => ({ a: 1e10 * p, b: 1e10 * (1 - p) });
        const belief = { prior: { arms: [sharp(pE), sharp(pC)] as const }, dropout };
        const scenario = scenarioOf([pE, pC], dropout);
        const got = assurance(design, belief);
        expect(got.eitherDirection).toBeCloseTo(exactPower(design, scenario), 6);
        expect(got.assurance).toBeCloseTo(betterPower(design, scenario), 6);
        const rates = { experimental: [pE], control: [pC], dropout, direction: "better" } as const;
        expect(betterPower(design, scenario)).toBeCloseTo(powerOverRates(design, rates)[0]!, 11);
      }),
      options,
    );
  });

  it("of loss with odds of 1 is that of loss at random", () => {
    fc.assert(
      fc.property(arbitraryDesign(12), shape, shape, lost, lost, (design, e, c, dE, dC) => {
        const prior = { arms: [e, c] as const, noEffect: { weight: 0.25, rate: { a: 2, b: 3 } } };
        const at = (dropout: Dropout) => assurance(design, { prior, dropout }).assurance;
        expect(at(mnar([dE, dC], 1))).toBeCloseTo(at(mcar(dE, dC)), 11);
        expect(at(mnar([dE, dC], 1 + 1e-9))).toBeCloseTo(at(mcar(dE, dC)), 7);
      }),
      { ...options, numRuns: 12 },
    );
  });

  it("exceeds its ceiling by no more than the level", () => {
    fc.assert(
      fc.property(arbitraryDesign(12), shape, shape, loss, (design, e, c, dropout) => {
        const belief = { prior: { arms: [e, c] as const }, dropout };
        const ceiling = assuranceCeiling(design, belief);
        const got = assurance(design, belief).assurance;
        // a rejection where the truth is not better is a type I error: its chance is the test's true size at most
        expect(got).toBeLessThanOrEqual(ceiling + 0.3 * (1 - ceiling) + 1e-9);
      }),
      options,
    );
  });

  it("adds up to the either direction when the arms change places", () => {
    fc.assert(
      fc.property(shape, shape, fc.integer({ min: 1, max: 25 }), (e, c, n) => {
        const design = designOf({ n: [n, n], method: "pearson" });
        const ahead = assurance(design, { prior: { arms: [e, c] } });
        const behind = assurance(design, { prior: { arms: [c, e] } });
        expect(ahead.assurance + behind.assurance).toBeCloseTo(ahead.eitherDirection, 12);
        expect(
          assuranceCeiling(design, { prior: { arms: [e, c] } }) +
            assuranceCeiling(design, { prior: { arms: [c, e] } }),
        ).toBeCloseTo(1, 9);
      }),
      options,
    );
  });

  it("is the predictive probability of a rejection", () => {
    fc.assert(
      fc.property(arbitraryDesign(9), shape, shape, loss, (design, e, c, dropout) => {
        const noEffect = { weight: 0.25, rate: 0.4 };
        const belief = { prior: { arms: [e, c] as const, noEffect }, dropout };
        const { rejection, probability, missing } = predictiveDifference(design, belief);
        const sum = (values: Float64Array) => values.reduce((total, one) => total + one, 0);
        expect(sum(rejection)).toBeCloseTo(assurance(design, belief).assurance, 10);
        expect(sum(probability) + missing).toBeCloseTo(1, 9);
      }),
      { ...options, numRuns: 12 },
    );
  });
});

describe("armLoss", () => {
  const handling = fc.record({
    missing: fc.constantFrom("nonresponder" as const, "completeCase" as const),
    better: fc.constantFrom("higher" as const, "lower" as const),
  });
  it("knows the way back from an analyzed rate", () => {
    fc.assert(
      fc.property(handling, rate, lost, fc.constantFrom(1, 3, 0.02, 1e5), (how, p, q, odds) => {
        const endpoint = { type: "binary", name: "response", better: how.better } as const;
        const dropout = mnar([q, q], odds);
        const { reached, trueRate } = armLoss({ endpoint, missing: how.missing }, 0, dropout);
        expect(trueRate(reached(p))).toBeCloseTo(p, 9);
        const lostWithEvent = lostEvents(p, dropout, 0);
        const observed = (p - lostWithEvent) / (how.missing === "completeCase" ? 1 - q : 1);
        const failed = how.missing === "nonresponder" && how.better === "lower" ? q : 0;
        expect(reached(p)).toBeCloseTo(observed + failed, 11);
      }),
      { ...options, numRuns: 200 },
    );
  });
});

describe("betterProbability", () => {
  it("is the sum over the region", () => {
    fc.assert(
      fc.property(arbitraryDesign(40), rate, rate, (design, pE, pC) => {
        const n = [design.arms[0].n, design.arms[1].n] as const;
        const events = [
          cumulativeEvents(binomialProbabilities(n[0], pE)),
          cumulativeEvents(binomialProbabilities(n[1], pC)),
        ] as const;
        const whole = regionPower(betterRegion(design, n), events);
        expect(betterProbability(design, n)(events)).toBeCloseTo(whole, 13);
      }),
      { ...options, numRuns: 300 },
    );
  });
});

describe("beta-binomial probabilities", () => {
  it("agree with gamma functions", () => {
    fc.assert(
      fc.property(shape, fc.integer({ min: 0, max: 400 }), ({ a, b }, n) => {
        const got = betaBinomialProbabilities(n, { a, b });
        const logChoose = (k: number) => -Math.log(n + 1) - logBeta(k + 1, n - k + 1);
        got.forEach((p, k) => {
          const want = Math.exp(logChoose(k) + logBeta(a + k, b + n - k) - logBeta(a, b));
          expect(Math.abs(p - want)).toBeLessThanOrEqual(1e-11 * want);
        });
      }),
      options,
    );
  });
});

describe("betaNodes", () => {
  it("give the moments of the beta distribution", () => {
    fc.assert(
      fc.property(shape, ({ a, b }) => {
        const { rate: p, weight } = betaNodes({ a, b });
        const mean = (f: (x: number) => number) =>
          p.reduce((sum, x, i) => sum + weight[i]! * f(x), 0);
        expect(mean((x) => x)).toBeCloseTo(a / (a + b), 10);
        expect(mean((x) => x * x)).toBeCloseTo((a * (a + 1)) / (a + b) / (a + b + 1), 10);
      }),
      options,
    );
  });
});
