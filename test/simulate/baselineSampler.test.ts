import { describe, expect, it } from "vitest";
import { normalCdf } from "../../src/math/normal.ts";
import { baselineModel, meanOver, riskAt } from "../../src/simulate/baselineModel.ts";
import { subjectSimulator, type TrialSubjects } from "../../src/simulate/trialSubjects.ts";
import type { Scenario } from "../../src/study/schema.ts";

const plain: Scenario = { name: "plain", responseRate: [0.575, 0.225] };
const strata: NonNullable<Scenario["strata"]> = [
  { share: 0.25, responseRate: [0.8, 0.6] },
  { share: 0.75, responseRate: [0.5, 0.1] },
];
const rich: Scenario = { ...plain, strata, covariate: { oddsRatioPerSd: 3 } };
const lossy: Scenario = {
  ...rich,
  dropout: { rate: [0.2, 0.1], mechanism: "mnar", oddsRatio: 3 },
};
const input = { n: [2000, 1500], better: "higher", seed: 20221118 } as const;

/** Sums over many subjects, with the distance from what is expected in standard errors. */
function distanceOf(sum: number, count: number, mean: number, sd = Math.sqrt(mean * (1 - mean))) {
  return Math.abs(sum / count - mean) / (sd / Math.sqrt(count));
}

function pooled(scenario: Scenario, replicates = 100): TrialSubjects[] {
  const simulate = subjectSimulator({ ...input, scenario });
  return Array.from({ length: replicates }, (_, i) => simulate(i));
}

describe("baselineModel", () => {
  it("keeps the rates of every stratum and arm", () => {
    for (const oddsRatioPerSd of [0.01, 0.5, 1, 2, 100]) {
      for (const rate of [1e-9, 0.01, 0.3, 0.5, 0.8, 1 - 1e-6]) {
        const scenario: Scenario = {
          name: "",
          responseRate: [rate, 0.5],
          covariate: { oddsRatioPerSd },
        };
        const { strata: parts, slope } = baselineModel(scenario);
        const [intercept] = parts[0]!.intercept;
        expect(meanOver((x) => riskAt(intercept, slope, x)) / rate).toBeCloseTo(1, 9);
      }
    }
    const certain = baselineModel({ name: "", responseRate: [0, 1] }).strata[0]!;
    expect(certain.intercept).toEqual([-Infinity, Infinity]);
  });
});

describe("subjects with strata and a covariate", () => {
  it("are the subjects that they are without", () => {
    const [with1, without] = [pooled(rich, 3), pooled(plain, 3)];
    with1.forEach(({ stratum, covariate, ...rest }, i) => {
      expect(rest).toEqual(without[i]);
      expect(stratum!.length + covariate!.length).toBe(7000);
    });
    expect(without[0]).not.toHaveProperty("stratum");
  });

  it("have the shares, the rates and the odds ratio of the scenario", () => {
    const trials = pooled(lossy);
    const subjects = [0, 0];
    const events = [0, 0, 0, 0];
    const totals = [0, 0, 0, 0];
    for (const { stratum, arm, event } of trials) {
      for (let i = 0; i < arm.length; i++) {
        subjects[stratum![i]!]!++;
        totals[2 * stratum![i]! + arm[i]!]!++;
        events[2 * stratum![i]! + arm[i]!]! += event[i]!;
      }
    }
    expect(distanceOf(subjects[0]!, 350_000, 0.25)).toBeLessThan(4);
    strata.forEach(({ share, responseRate }, k) => {
      [0, 1].forEach((arm) => {
        const cell = 2 * k + arm;
        expect(distanceOf(events[cell]!, totals[cell]!, responseRate[arm]!)).toBeLessThan(4);
        expect(distanceOf(totals[cell]!, input.n[arm]! * 100, share)).toBeLessThan(4);
      });
    });
  });

  it("have a covariate that is standard normal in every stratum and arm", () => {
    const cuts = [-2, -1, 0, 0.5, 1.5];
    const below = new Map<string, number>();
    const totals = [0, 0, 0, 0];
    for (const { stratum, arm, covariate } of pooled(rich)) {
      for (let i = 0; i < arm.length; i++) {
        const cell = 2 * stratum![i]! + arm[i]!;
        totals[cell]!++;
        cuts.forEach((cut) => {
          const key = `${cell} ${cut}`;
          if (covariate![i]! < cut) below.set(key, (below.get(key) ?? 0) + 1);
        });
      }
    }
    for (const cell of [0, 1, 2, 3]) {
      for (const cut of cuts) {
        const found = distanceOf(below.get(`${cell} ${cut}`)!, totals[cell]!, normalCdf(cut));
        expect(found).toBeLessThan(4);
      }
    }
  });

  it("respond as often as the model says at their covariate, also where the event is rare", () => {
    const rare: Scenario = {
      name: "",
      responseRate: [0.002, 0.97],
      covariate: { oddsRatioPerSd: 20 },
    };
    for (const scenario of [rich, rare]) {
      const { strata: parts, slope } = baselineModel(scenario);
      // The score of the model's likelihood at the truth has mean 0: for intercept and slope of each arm.
      const score = [0, 0, 0, 0];
      const variance = [0, 0, 0, 0];
      for (const { stratum, arm, event, covariate } of pooled(scenario)) {
        for (let i = 0; i < arm.length; i++) {
          const x = covariate![i]!;
          const risk = riskAt(parts[stratum?.[i] ?? 0]!.intercept[arm[i]!]!, slope, x);
          [1, x].forEach((column, k) => {
            score[2 * k + arm[i]!]! += column * (event[i]! - risk);
            variance[2 * k + arm[i]!]! += column ** 2 * risk * (1 - risk);
          });
        }
      }
      score.forEach((sum, k) => expect(Math.abs(sum) / Math.sqrt(variance[k]!)).toBeLessThan(4));
    }
  });

  it("are lost as their outcome, not their baseline, has it", () => {
    const losses = [0, 0, 0, 0];
    const totals = [0, 0, 0, 0];
    for (const { event, dropout, stratum, arm } of pooled(lossy)) {
      for (let i = 0; i < arm.length; i++) {
        if (arm[i] === 1) continue;
        totals[2 * stratum![i]! + event[i]!]!++;
        losses[2 * stratum![i]! + event[i]!]! += dropout[i]!;
      }
    }
    const share = (k: number) => losses[k]! / totals[k]!;
    for (const outcome of [0, 1]) expect(share(outcome)).toBeCloseTo(share(2 + outcome), 1.7);
    const odds = (p: number) => p / (1 - p);
    expect(odds(share(2)) / odds(share(3))).toBeCloseTo(3, 0);
  });
});
