import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  analyzedRates,
  expectedCompleters,
  jointProbability,
  observedModel,
} from "../../src/sizing/outcomeModel.ts";
import type { Scenario } from "../../src/study/schema.ts";
import { arbitraryScenario } from "./arbitraryDesign.ts";
import { designOf, mcar, scenarioOf } from "./designs.ts";

const mnar = (oddsRatio: number): Scenario =>
  scenarioOf([0.6, 0.3], { mechanism: "mnar", rate: [0.2, 0.1], oddsRatio });

describe("observedModel", () => {
  it("keeps the margins and the odds ratio", () => {
    fc.assert(
      fc.property(arbitraryScenario, (scenario) => {
        observedModel(scenario).forEach((arm, k) => {
          const { eventObserved, noEventObserved, eventLost, noEventLost } = arm;
          for (const x of Object.values(arm)) expect(x).toBeGreaterThanOrEqual(0);
          expect(eventObserved + eventLost).toBeCloseTo(scenario.responseRate[k]!, 12);
          expect(eventLost + noEventLost).toBeCloseTo(scenario.dropout?.rate[k] ?? 0, 12);
          if (Math.min(...Object.values(arm)) < 1e-6) return;
          const oddsRatio = (noEventLost * eventObserved) / (noEventObserved * eventLost);
          const { dropout } = scenario;
          const wanted = dropout?.mechanism === "mnar" ? dropout.oddsRatio : 1;
          expect(oddsRatio / wanted).toBeCloseTo(1, 8);
        });
      }),
      { seed: 20221118, numRuns: 1000 },
    );
  });

  it("is independence at an odds ratio of 1, and continuous there", () => {
    expect(jointProbability(0.3, 0.2, 1)).toBeCloseTo(0.06, 15);
    expect(jointProbability(0.3, 0.2, 1 + 1e-12)).toBeCloseTo(0.06, 12);
    // At the ends of what a double holds: as much overlap, or as little, as the margins allow.
    for (const huge of [1e149, 1e160, Infinity]) {
      expect(jointProbability(0.3, 0.2, huge)).toBeCloseTo(0.2, 12);
      expect(jointProbability(0.3, 0.8, 1 / huge)).toBeCloseTo(0.1, 12);
    }
    expect(jointProbability(0.3, 0.2, 1e12)).toBeCloseTo(0.2, 6);
    expect(jointProbability(0.9, 0.8, 1e-12)).toBeCloseTo(0.7, 6);
  });
});

describe("analyzedRates", () => {
  const lossy = scenarioOf([0.6, 0.3], mcar(0.1, 0.3));
  it("dilutes by dropout where the lost count as failures", () => {
    const [e, c] = analyzedRates(designOf(), lossy);
    expect(e).toBeCloseTo(0.54, 14);
    expect(c).toBeCloseTo(0.21, 14);
    const [e2, c2] = analyzedRates(designOf({ better: "lower" }), lossy);
    expect(e2).toBeCloseTo(0.6 * 0.9 + 0.1, 14);
    expect(c2).toBeCloseTo(0.3 * 0.7 + 0.3, 14);
  });
  it("keeps the rates among completers lost at random, and moves them otherwise", () => {
    const design = designOf({ missing: "completeCase" });
    expect(analyzedRates(design, lossy)[0]).toBeCloseTo(0.6, 14);
    expect(analyzedRates(design, mnar(3))[0]).toBeGreaterThan(0.6); // failures leave more often
    expect(analyzedRates(design, mnar(1 / 3))[0]).toBeLessThan(0.6);
    expect(analyzedRates(design, mnar(1))[1]).toBeCloseTo(0.3, 14);
  });
  it("counts expected completers", () => {
    expect(expectedCompleters(designOf({ n: [40, 20] }), lossy)).toEqual([36, 14]);
  });
});
