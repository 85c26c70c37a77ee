import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { armModels, type ArmModel } from "../../src/simulate/armModel.ts";
import { estimandValue } from "../../src/simulate/estimandValue.ts";
import type { Scenario } from "../../src/study/schema.ts";

const scenario = (responseRate: [number, number], dropout?: Scenario["dropout"]): Scenario => ({
  name: "test",
  responseRate,
  ...(dropout ? { dropout } : {}),
});

/** The four probabilities of an arm, rebuilt from the conditional ones. */
function cells({ successObserved, failureObservedAmongRest, successAmongLost }: ArmModel) {
  const failureObserved = (1 - successObserved) * failureObservedAmongRest;
  const lost = 1 - successObserved - failureObserved;
  const successLost = lost * successAmongLost;
  return { successObserved, failureObserved, successLost, failureLost: lost - successLost };
}

describe("armModels", () => {
  it("splits an arm without dropout into successes and failures", () => {
    const [experimental] = armModels(scenario([0.667, 0.267]), "higher");
    expect(cells(experimental).successObserved).toBeCloseTo(0.667, 15);
    expect(cells(experimental).failureObserved).toBeCloseTo(0.333, 15);
  });

  it("loses everybody alike when dropout is completely at random", () => {
    const dropout = { rate: [0.05, 0.2], mechanism: "mcar" } as const;
    const [, control] = armModels(
      scenario([0.667, 0.267], { ...dropout, rate: [0.05, 0.2] }),
      "higher",
    );
    expect(cells(control).successObserved).toBeCloseTo(0.267 * 0.8, 14);
    expect(cells(control).successLost).toBeCloseTo(0.267 * 0.2, 14);
  });

  it("calls the absence of an event a success where lower is better", () => {
    const [experimental] = armModels(scenario([0.033, 0.3]), "lower");
    expect(cells(experimental).successObserved).toBeCloseTo(0.967, 14);
  });

  it("keeps the rates and the odds ratio of dropout that depends on the outcome", () => {
    const probability = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    const oddsRatio = fc.double({ min: 0.05, max: 20, noNaN: true });
    fc.assert(
      fc.property(probability, probability, oddsRatio, (event, rate, or) => {
        const world = scenario([event, event], {
          rate: [rate, rate],
          mechanism: "mnar",
          oddsRatio: or,
        });
        const arm = cells(armModels(world, "higher")[0]);
        expect(arm.successObserved + arm.successLost).toBeCloseTo(event, 10);
        expect(arm.successLost + arm.failureLost).toBeCloseTo(rate, 10);
        const odds =
          (arm.failureLost * arm.successObserved) / (arm.failureObserved * arm.successLost);
        expect(odds / or).toBeCloseTo(1, 6);
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it("gives the same four groups whichever outcome is called the success", () => {
    const world = scenario([0.3, 0.6], { rate: [0.1, 0.3], mechanism: "mnar", oddsRatio: 3 });
    const higher = cells(armModels(world, "higher")[1]);
    const lower = cells(armModels(world, "lower")[1]);
    expect(lower.successObserved).toBeCloseTo(higher.failureObserved, 12);
    expect(lower.failureLost).toBeCloseTo(higher.successLost, 12);
  });

  it("has an answer at rates of 0 and 1 and without dropout", () => {
    for (const event of [0, 1]) {
      for (const rate of [0, 0.3]) {
        const world = scenario([event, event], {
          rate: [rate, rate],
          mechanism: "mnar",
          oddsRatio: 4,
        });
        const arm = cells(armModels(world, "higher")[0]);
        expect(arm.successObserved).toBeCloseTo(event * (1 - rate), 12);
        expect(arm.successLost + arm.failureLost).toBeCloseTo(rate, 12);
      }
    }
  });
});

describe("estimandValue", () => {
  const world = scenario([0.667, 0.267], { rate: [0.05, 0.15], mechanism: "mcar" });

  it("is the difference in subjects who stay and respond, under the composite strategy", () => {
    const expected = 0.667 * 0.95 - 0.267 * 0.85;
    expect(estimandValue(world, "nonresponder", "higher")).toBeCloseTo(expected, 14);
  });

  it("is the difference had nobody been lost, among complete cases", () => {
    expect(estimandValue(world, "completeCase", "higher")).toBeCloseTo(0.4, 14);
  });

  it("counts the lost as events where lower is better", () => {
    const expected = 1 - 0.333 * 0.95 - (1 - 0.733 * 0.85);
    expect(estimandValue(world, "nonresponder", "lower")).toBeCloseTo(expected, 14);
  });
});
