import { describe, expect, it } from "vitest";
import { chiSquareUpperTail } from "../../src/math/chiSquare.ts";
import { logFactorial } from "../../src/math/logFactorial.ts";
import { analyzedCounts } from "../../src/simulate/analyzedCounts.ts";
import { analyzedTable } from "../../src/simulate/analyzedTable.ts";
import { armModels } from "../../src/simulate/armModel.ts";
import {
  drawObserved,
  drawSuccesses,
  drawTrial,
  emptyTrial,
  failureObserved,
  successLost,
  successObserved,
  trialSimulator,
  type SimulatorInput,
} from "../../src/simulate/trialSimulator.ts";
import { subjectSimulator } from "../../src/simulate/trialSubjects.ts";
import type { Scenario } from "../../src/study/schema.ts";

const mnar: Scenario = {
  name: "lost more often without a response",
  responseRate: [0.667, 0.267],
  dropout: { rate: [0.2, 0.3], mechanism: "mnar", oddsRatio: 3 },
};
const input: SimulatorInput = { n: [4, 3], scenario: mnar, better: "higher", seed: 20221118 };

/** Pearson's statistic of counts against probabilities; cells expected below 5 are pooled. */
function goodnessOfFit(counts: readonly number[], probability: readonly number[]): number {
  const total = counts.reduce((a, b) => a + b, 0);
  let statistic = 0;
  let cells = 0;
  let restCount = 0;
  let restExpected = 0;
  counts.forEach((count, i) => {
    const expected = total * probability[i]!;
    if (expected < 5) {
      restCount += count;
      restExpected += expected;
      return;
    }
    statistic += (count - expected) ** 2 / expected;
    cells++;
  });
  if (restExpected > 0) {
    statistic += (restCount - restExpected) ** 2 / restExpected;
    cells++;
  }
  return chiSquareUpperTail(statistic, cells - 1);
}

/** Probabilities of a subject's four states: success and failure observed, success and failure lost. */
function states(arm: 0 | 1): [number, number, number, number] {
  const model = armModels(mnar, "higher")[arm];
  const failure = (1 - model.successObserved) * model.failureObservedAmongRest;
  const lost = 1 - model.successObserved - failure;
  const lostSuccess = lost * model.successAmongLost;
  return [model.successObserved, failure, lostSuccess, lost - lostSuccess];
}

describe("trialSimulator", () => {
  it("draws the four groups of an arm as a multinomial", () => {
    const simulator = trialSimulator(input);
    const trial = emptyTrial();
    const n = 4;
    const index = (s: number, f: number, l: number) => (s * (n + 1) + f) * (n + 1) + l;
    const counts: number[] = Array.from({ length: (n + 1) ** 3 }, () => 0);
    for (let i = 0; i < 200_000; i++) {
      drawTrial(simulator, trial, i);
      counts[index(trial[successObserved]!, trial[failureObserved]!, trial[successLost]!)]!++;
    }
    const [p, q, r, s] = states(0);
    const probability = counts.map((_, cell) => {
      const k = [
        Math.floor(cell / (n + 1) ** 2),
        Math.floor(cell / (n + 1)) % (n + 1),
        cell % (n + 1),
      ];
      const last = n - k[0]! - k[1]! - k[2]!;
      if (last < 0) return 0;
      const ways = logFactorial(n) - [...k, last].reduce((sum, x) => sum + logFactorial(x), 0);
      return Math.exp(ways) * p ** k[0]! * q ** k[1]! * r ** k[2]! * s ** last;
    });
    expect(counts.every((count, cell) => probability[cell]! > 0 || count === 0)).toBe(true);
    expect(goodnessOfFit(counts, probability)).toBeGreaterThan(1e-4);
  });

  it("draws the same trial however much of it is asked for", () => {
    const simulator = trialSimulator({ ...input, n: [30, 20] });
    const [successes, observed, whole] = [emptyTrial(), emptyTrial(), emptyTrial()];
    for (let i = 0; i < 500; i++) {
      drawSuccesses(simulator, successes, i);
      drawObserved(simulator, observed, i);
      drawTrial(simulator, whole, i);
      expect(successes.slice(0, 2)).toEqual(whole.slice(0, 2));
      expect(observed.slice(0, 4)).toEqual(whole.slice(0, 4));
      for (const arm of [0, 1]) {
        const known = whole[arm]! + whole[failureObserved + arm]! + whole[successLost + arm]!;
        expect(known).toBeLessThanOrEqual(simulator.n[arm]!);
      }
    }
  });

  it("never shows fewer successes when the response rate rises: common random numbers", () => {
    const low = trialSimulator({ ...input, n: [30, 30] });
    const high = trialSimulator({
      ...input,
      n: [30, 30],
      scenario: { ...mnar, responseRate: [0.7, 0.267] },
    });
    const [a, b] = [emptyTrial(), emptyTrial()];
    for (let i = 0; i < 2000; i++) {
      drawSuccesses(low, a, i);
      drawSuccesses(high, b, i);
      expect(b[0]).toBeGreaterThanOrEqual(a[0]!);
      expect(b[1]).toBe(a[1]);
    }
  });
});

describe("subjectSimulator", () => {
  it("shows the trial of the same replicate, whatever the handling and the direction", () => {
    for (const better of ["higher", "lower"] as const) {
      const own = { ...input, n: [30, 20] as const, better };
      const subjects = subjectSimulator(own);
      const simulator = trialSimulator(own);
      const trial = emptyTrial();
      for (let i = 0; i < 300; i++) {
        drawObserved(simulator, trial, i);
        for (const missing of ["nonresponder", "completeCase"] as const) {
          const handling = { n: own.n, missing, better };
          expect(analyzedTable(subjects(i), missing, better)).toEqual(
            analyzedCounts(trial, handling),
          );
        }
      }
    }
  });

  it("is distributed as subjects drawn independently, one by one", () => {
    // Every subject of 2 + 1 has one of four states: all 64 patterns against their product probability.
    const draw = subjectSimulator({ ...input, n: [2, 1] });
    const counts: number[] = Array.from({ length: 64 }, () => 0);
    for (let i = 0; i < 200_000; i++) {
      const { arm, event, dropout } = draw(i);
      const state = (k: number) => 2 * dropout[k]! + (1 - event[k]!);
      const experimental = [0, 1, 2].filter((k) => arm[k] === 0);
      const control = [0, 1, 2].find((k) => arm[k] === 1)!;
      counts[state(experimental[0]!) * 16 + state(experimental[1]!) * 4 + state(control)]!++;
    }
    const [e, c] = [states(0), states(1)];
    const probability = counts.map((_, i) => e[i >> 4]! * e[(i >> 2) & 3]! * c[i & 3]!);
    expect(goodnessOfFit(counts, probability)).toBeGreaterThan(1e-4);
  });

  it("randomizes to exactly the planned sizes", () => {
    const { arm } = subjectSimulator({ ...input, n: [20, 10] })(7);
    expect(arm.filter((a) => a === 0).length).toBe(20);
    expect(arm.length).toBe(30);
  });
});
