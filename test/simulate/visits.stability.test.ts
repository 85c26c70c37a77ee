import { expect, it } from "vitest";
import { visitEstimand } from "../../src/simulate/visitEstimand.ts";
import { emptyVisitTrial, visitTrialSimulator } from "../../src/simulate/visitTrialSimulator.ts";
import { falling, responder, type LongScenario } from "./visitWorlds.ts";

// What a seed gives today. A change here needs a "Numbers changed" entry in the changelog.

const scenario: LongScenario = {
  ...falling,
  dropout: { rate: [0.3, 0.4], mechanism: "mar", oddsRatioPerSd: 3 },
  discontinuation: { rate: [0.3, 0.2], mechanism: "mnar", oddsRatioPerSd: 2, followed: 1 },
  intermittent: [0.1, 0.2],
  afterDiscontinuation: "copyIncrements",
};

it("a trial over visits", () => {
  const trial = emptyVisitTrial([8, 8], 3, true);
  visitTrialSimulator({ n: [8, 8], endpoint: responder, scenario, seed: 20221118 })(trial, 0);
  expect(trial.arm.join("")).toBe("0101101000110011");
  expect(trial.stopped.join("")).toBe("3200032331003331");
  expect(trial.left.join("")).toBe("3200033331103331");
  expect(trial.skipped.join("")).toBe("000100000001000000000001000000100101100100000000");
  expect(Array.from(trial.baseline!.subarray(0, 3))).toEqual([
    11.354079531547297, 9.800160640221316, 5.887005417983548,
  ]);
  expect(Array.from(trial.values.subarray(0, 3))).toEqual([
    10.09440252840646, 10.170425325819805, 10.98587523860506,
  ]);
});

it("a truth by evenly spread points", () => {
  const { value, standardError } = visitEstimand(responder, scenario, "composite", 2);
  expect(value).toBeCloseTo(0.10368955644218514, 10);
  expect(standardError).toBeCloseTo(0.0002155341595540704, 10);
});
