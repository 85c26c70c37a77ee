import { describe, expect, it } from "vitest";
import { fillObservedVisits } from "../../src/simulate/observedVisits.ts";
import { visitModel } from "../../src/simulate/visitModel.ts";
import { visitRows } from "../../src/simulate/visitRows.ts";
import {
  emptyVisitTrial,
  visitTrialSimulator,
  type VisitTrial,
} from "../../src/simulate/visitTrialSimulator.ts";
import type { VisitEndpoint, VisitScenario } from "../../src/study/visitSchema.ts";
import {
  eachTrial,
  plain,
  shareDistance,
  withBaseline,
  withoutBaseline,
  type LongScenario,
  type Loss,
  type Stops,
} from "./visitWorlds.ts";

const mar: Loss = { rate: [0.3, 0.4], mechanism: "mar", oddsRatioPerSd: 3 };
const stops: Stops = { rate: [0.3, 0.2], mechanism: "mcar", followed: 0.5 };
const rich: LongScenario = {
  ...plain,
  dropout: mar,
  discontinuation: stops,
  intermittent: [0.1, 0.2],
  afterDiscontinuation: "jumpToReference",
};

function firstTrial(
  endpoint: VisitEndpoint,
  scenario: VisitScenario,
  { n = [40, 40] as const, seed = 5, replicate = 3 } = {},
): VisitTrial {
  const trial = emptyVisitTrial(n, 3, endpoint.baseline);
  visitTrialSimulator({ n, endpoint, scenario, seed })(trial, replicate);
  return trial;
}

/** Means and products of residuals of each arm, against the model, in standard errors. */
function largestDistance(endpoint: VisitEndpoint, scenario: LongScenario): number {
  const model = visitModel(endpoint, scenario);
  const { size, visits, factor } = model;
  const sums = [0, 1].map(() => new Float64Array(size + size * size));
  const x = new Float64Array(size);
  eachTrial(endpoint, scenario, {}, ({ arm, baseline, values }) => {
    arm.forEach((own, i) => {
      if (baseline) x[0] = baseline[i]! - model.baseline.mean;
      for (let k = 0; k < visits; k++) {
        x[size - visits + k] = values[i * visits + k]! - model.mean[own as 0 | 1][k]!;
      }
      for (let j = 0; j < size; j++) {
        sums[own]![j]! += x[j]!;
        for (let k = 0; k < size; k++) sums[own]![size + j * size + k]! += x[j]! * x[k]!;
      }
    });
  });
  const covariance = (arm: 0 | 1, j: number, k: number) => {
    let sum = 0;
    for (let i = 0; i < size; i++) sum += factor[arm][j * size + i]! * factor[arm][k * size + i]!;
    return sum;
  };
  let largest = 0;
  for (const arm of [0, 1] as const) {
    for (let j = 0; j < size; j++) {
      const variance = covariance(arm, j, j);
      largest = Math.max(largest, Math.abs(sums[arm]![j]!) / Math.sqrt(50_000 * variance));
      for (let k = 0; k < size; k++) {
        const own = covariance(arm, j, k);
        const error = Math.sqrt((variance * covariance(arm, k, k) + own ** 2) * 50_000);
        const excess = sums[arm]![size + j * size + k]! - 50_000 * own;
        largest = Math.max(largest, Math.abs(excess) / error);
      }
    }
  }
  return largest;
}

describe("outcomes", () => {
  it("have the means, SDs and correlations of the scenario", () => {
    expect(largestDistance(withBaseline, plain)).toBeLessThan(4);
    expect(largestDistance(withoutBaseline, plain)).toBeLessThan(4);
    expect(largestDistance(withBaseline, { ...plain, dropout: mar })).toBeLessThan(4);
  });

  it("stay what they were whatever is assumed about departures and missing values", () => {
    const known = firstTrial(withBaseline, plain);
    const changes: Partial<LongScenario>[] = [
      { dropout: mar },
      { dropout: { rate: [0.1, 0.1], mechanism: "mcar" } },
      { ...rich, afterDiscontinuation: "asRandomized" },
    ];
    for (const extra of changes) {
      const { arm, baseline, values } = firstTrial(withBaseline, { ...plain, ...extra });
      expect({ arm, baseline, values }).toEqual({
        arm: known.arm,
        baseline: known.baseline,
        values: known.values,
      });
    }
  });

  it("jump to the control arm's mean where treatment stops, and keep what is the subject's own", () => {
    const known = firstTrial(withBaseline, plain);
    const off = firstTrial(withBaseline, rich);
    let stopped = 0;
    off.arm.forEach((arm, i) => {
      for (let k = 0; k < 3; k++) {
        const hasJumped = arm === 0 && k >= off.stopped[i]!;
        const shift = hasJumped ? plain.mean[1][k]! - plain.mean[0][k]! : 0;
        expect(off.values[i * 3 + k]).toBeCloseTo(known.values[i * 3 + k]! + shift, 12);
        if (hasJumped) stopped++;
      }
    });
    expect(stopped).toBeGreaterThan(10);
  });

  it("run parallel to the control arm's mean under copied increments", () => {
    const known = firstTrial(withBaseline, plain);
    const copied: LongScenario = { ...rich, afterDiscontinuation: "copyIncrements" };
    const off = firstTrial(withBaseline, copied);
    const [experimental, control] = plain.mean;
    const starts = new Set<number>();
    off.arm.forEach((arm, i) => {
      const stop = off.stopped[i]!;
      if (arm === 0) starts.add(stop);
      const kept = stop === 0 ? 0 : experimental[stop - 1]! - control[stop - 1]!;
      for (let k = 0; k < 3; k++) {
        const shift = arm === 0 && k >= stop ? control[k]! - experimental[k]! + kept : 0;
        expect(off.values[i * 3 + k]).toBeCloseTo(known.values[i * 3 + k]! + shift, 12);
      }
    });
    expect(starts).toEqual(new Set([0, 1, 2, 3]));
  });
});

describe("departures", () => {
  it("come more often to those who did worse before, in the odds asked for", () => {
    // Logistic score of the model at the truth for the 3rd visit, without a baseline: mean 0.
    const dropout: Loss = {
      mechanism: "mar",
      oddsRatioPerSd: 3,
      rate: [
        [0, 0, 0.3],
        [0, 0, 0.1],
      ],
    };
    const scenario = { ...plain, dropout };
    const cells = [0, 1].map(() => [0, 0, 0, 0]); // worse: stayed, left; better: stayed, left
    eachTrial(withoutBaseline, scenario, {}, ({ arm, values, left }) => {
      arm.forEach((own, i) => {
        const worse = (plain.mean[own]![1]! - values[i * 3 + 1]!) / 3.5;
        if (Math.abs(Math.abs(worse) - 0.5) > 0.05) return; // compare those half an SD worse and better
        cells[own]![(worse > 0 ? 0 : 2) + (left[i] === 2 ? 1 : 0)]!++;
      });
    });
    for (const [a, b, c, d] of cells as [number, number, number, number][]) {
      const logOddsRatio = Math.log((b * c) / (a * d));
      const error = Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
      expect(Math.abs(logOddsRatio - Math.log(3)) / error).toBeLessThan(4);
    }
  });

  it("skip values at random among all subjects", () => {
    const counts = [0, 0];
    eachTrial(withBaseline, rich, {}, ({ arm, skipped }) => {
      skipped.forEach((own, at) => (counts[arm[Math.floor(at / 3)]!]! += own));
    });
    expect(shareDistance(counts[0]!, 150_000, 0.1)).toBeLessThan(4);
    expect(shareDistance(counts[1]!, 150_000, 0.2)).toBeLessThan(4);
  });

  it("leave a trial that was filled before without traces of it", () => {
    const used = firstTrial(withBaseline, rich);
    visitTrialSimulator({ n: [40, 40], endpoint: withBaseline, scenario: plain, seed: 5 })(used, 3);
    expect(used).toEqual(firstTrial(withBaseline, plain));
    expect(used.stopped.every((stop) => stop === 3)).toBe(true);
  });
});

describe("fillObservedVisits", () => {
  const trial: VisitTrial = {
    replicate: 0,
    arm: Uint8Array.of(0, 1, 0),
    values: Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9),
    stopped: Uint8Array.of(3, 1, 1),
    left: Uint8Array.of(3, 3, 2),
    skipped: Uint8Array.of(0, 1, 0, 0, 0, 0, 0, 0, 0),
  };

  it("keeps or drops what was observed off treatment", () => {
    const out = new Float64Array(9);
    fillObservedVisits(out, trial, { offTreatment: "used" });
    expect([...out]).toEqual([1, NaN, 3, 4, 5, 6, 7, 8, NaN]);
    fillObservedVisits(out, trial, { offTreatment: "missing" });
    expect([...out]).toEqual([1, NaN, 3, 4, NaN, NaN, 7, NaN, NaN]);
  });

  it("agrees with the rows of the trial", () => {
    const rows = visitRows(trial, [4, 8, 24]);
    expect(rows.map(({ status }) => status).join(" ")).toBe(
      "onTreatment skipped onTreatment onTreatment offTreatment offTreatment onTreatment offTreatment left",
    );
    expect(rows[5]).toEqual({ subject: 2, arm: 1, visit: 24, value: 6, status: "offTreatment" });
    expect(visitRows(firstTrial(withBaseline, plain), [4, 8, 24])[0]).toHaveProperty("baseline");
  });
});
