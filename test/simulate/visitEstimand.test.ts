import { describe, expect, it } from "vitest";
import { normalCdf } from "../../src/math/normal.ts";
import { offTreatmentUse } from "../../src/simulate/observedVisits.ts";
import { visitEstimand } from "../../src/simulate/visitEstimand.ts";
import type { VisitTrial } from "../../src/simulate/visitTrialSimulator.ts";
import type { EstimandStrategy, VisitEndpoint } from "../../src/study/visitSchema.ts";
import {
  eachTrial,
  falling,
  plain,
  responder,
  withBaseline,
  withoutBaseline,
  type LongScenario,
  type Loss,
  type Stops,
} from "./visitWorlds.ts";

const mcar: Loss = { rate: [0.2, 0.3], mechanism: "mcar" };
const mar: Loss = { ...mcar, mechanism: "mar", oddsRatioPerSd: 3 };
const mnar: Loss = { ...mcar, mechanism: "mnar", oddsRatioPerSd: 3 };
const stops: Stops = { rate: [0.3, 0.2], mechanism: "mcar", followed: 0.5 };
const marStops: Stops = { ...stops, mechanism: "mar", oddsRatioPerSd: 2 };
const jump: Partial<LongScenario> = { afterDiscontinuation: "jumpToReference" };
const copy: Partial<LongScenario> = { afterDiscontinuation: "copyIncrements" };

const worlds: readonly (readonly [string, Partial<LongScenario>])[] = [
  ["nobody lost", {}],
  ["mcar, jump", { dropout: mcar, discontinuation: stops, ...jump }],
  ["mcar, copy", { dropout: mcar, discontinuation: stops, ...copy }],
  ["mar", { dropout: mar, intermittent: [0.1, 0.2] }],
  ["mar, jump", { dropout: mar, discontinuation: marStops, ...jump }],
  ["mnar, copy", { dropout: mnar, discontinuation: { ...marStops, followed: 1 }, ...copy }],
];

const shapes: readonly (readonly [string, VisitEndpoint, LongScenario, number])[] = [
  ["means", withBaseline, plain, 2],
  ["means without baseline", withoutBaseline, plain, 2],
  ["means at the second visit", withBaseline, plain, 1],
  ["responders by change", responder, falling, 2],
  ["responders by value", { ...responder, direction: "atLeast", threshold: 13 }, plain, 2],
  ["relapses", { ...responder, direction: "rise", threshold: 2, better: "lower" }, plain, 2],
];

/** The definitions of the strategies, read off a trial that knows everything. */
function outcome(
  endpoint: VisitEndpoint,
  strategy: EstimandStrategy,
  trial: VisitTrial,
  i: number,
  contrast: number,
): number {
  const start = i * 3;
  const base = trial.baseline?.[i];
  const stop = trial.stopped[i]!;
  const isFailure = strategy === "composite" && stop <= contrast;
  const last = strategy === "whileOnTreatment" ? Math.min(contrast, stop - 1) : contrast;
  const value = last < 0 ? (base ?? NaN) : trial.values[start + last]!;
  if (endpoint.type !== "responder") return value;
  if (isFailure) return endpoint.better === "higher" ? 0 : 1;
  const { direction, threshold } = endpoint;
  if (direction === "fall") return base! - value >= threshold ? 1 : 0;
  if (direction === "rise") return value - base! >= threshold ? 1 : 0;
  return (direction === "atMost" ? value <= threshold : value >= threshold) ? 1 : 0;
}

interface Estimate {
  readonly value: number;
  readonly standardError: number;
}

/** Mean differences over simulated trials, one per strategy. */
function bruteForce(
  endpoint: VisitEndpoint,
  scenario: LongScenario,
  strategies: readonly EstimandStrategy[],
  contrast: number,
): Estimate[] {
  const sums = strategies.map(() => new Float64Array(6)); // count, sum, squares of each arm
  eachTrial(endpoint, scenario, { replicates: 10, seed: 7 }, (trial) => {
    for (let i = 0; i < trial.arm.length; i++) {
      strategies.forEach((strategy, which) => {
        const own = outcome(endpoint, strategy, trial, i, contrast);
        if (Number.isNaN(own)) return; // no value while on treatment
        const start = 3 * trial.arm[i]!;
        sums[which]![start]! += 1;
        sums[which]![start + 1]! += own;
        sums[which]![start + 2]! += own * own;
      });
    }
  });
  return sums.map((own) => {
    const experimental = meanAndVariance(own, 0);
    const control = meanAndVariance(own, 3);
    return {
      value: experimental[0] - control[0],
      standardError: Math.sqrt(experimental[1] + control[1]),
    };
  });
}

function meanAndVariance(sums: Float64Array, start: number): [mean: number, ofMean: number] {
  const [count, sum, squares] = sums.subarray(start, start + 3);
  const mean = sum! / count!;
  return [mean, (squares! / count! - mean ** 2) / count!];
}

describe.each(shapes)("%s: what simulated subjects give", (_, endpoint, base, contrast) => {
  const strategies: EstimandStrategy[] = ["treatmentPolicy", "whileOnTreatment"];
  if (endpoint.type === "responder") strategies.push("composite");
  it.each(worlds)("%s", (__, extra) => {
    const scenario = { ...base, ...extra };
    const found = bruteForce(endpoint, scenario, strategies, contrast);
    strategies.forEach((strategy, which) => {
      const { value, standardError } = visitEstimand(endpoint, scenario, strategy, contrast);
      const { value: simulated, standardError: own } = found[which]!;
      expect(Math.abs(value - simulated) / Math.hypot(standardError, own)).toBeLessThan(4);
      expect(standardError).toBeLessThan(own / 4);
    });
  });
});

describe("visitEstimand", () => {
  const last = 2;

  it("is the difference on treatment under the hypothetical strategy, whoever is lost", () => {
    for (const [, extra] of worlds) {
      const found = visitEstimand(withBaseline, { ...plain, ...extra }, "hypothetical", last);
      expect(found).toEqual({ value: 2, standardError: 0 });
    }
    const sd = Math.sqrt(16 + 9 - 2 * 0.4 * 12);
    const rates = [4, 2].map((fall) => normalCdf((fall - 3) / sd));
    const found = visitEstimand(responder, { ...falling, dropout: mnar }, "hypothetical", last);
    expect(found.value).toBeCloseTo(rates[0]! - rates[1]!, 14);
    expect(found.standardError).toBe(0);
  });

  it("shrinks by the share stopped under treatment policy and jump to reference", () => {
    for (const dropout of [mcar, mar, mnar]) {
      const scenario = { ...plain, dropout, ...jump };
      const { value, standardError } = visitEstimand(
        withBaseline,
        scenario,
        "treatmentPolicy",
        last,
      );
      expect(value).toBeCloseTo(2 * (1 - 0.2), 9);
      expect(standardError).toBe(0);
    }
  });

  it("keeps what was gained before under copied increments", () => {
    const rates = [
      [0.1, 0.2, 0.4],
      [0, 0, 0],
    ] as const;
    const scenario = { ...plain, discontinuation: { ...stops, rate: rates }, ...copy };
    const { value } = visitEstimand(withBaseline, scenario, "treatmentPolicy", last);
    expect(value).toBeCloseTo(0.6 * 2 + 0.1 * 0.5 + 0.2 * 1.5, 12);
  });

  it("loses responders who stop under the composite strategy; failures respond where that is bad", () => {
    const sd = Math.sqrt(16 + 9 - 2 * 0.4 * 12);
    const rates = [4, 2].map((fall) => normalCdf((fall - 3) / sd));
    const scenario = { ...falling, dropout: mcar };
    const good = visitEstimand(responder, scenario, "composite", last).value;
    expect(good).toBeCloseTo(0.8 * rates[0]! - 0.7 * rates[1]!, 12);
    const bad = visitEstimand({ ...responder, better: "lower" }, scenario, "composite", last).value;
    expect(bad).toBeCloseTo(0.8 * rates[0]! + 0.2 - 0.7 * rates[1]! - 0.3, 12);
  });

  it("compares means of a responder's values where asked to", () => {
    const found = visitEstimand(responder, falling, "treatmentPolicy", last, "means");
    expect(found.value).toBeCloseTo(-2, 12);
  });

  it("serves a continuous endpoint", () => {
    const endpoint = { type: "continuous", name: "x", better: "higher", baseline: false } as const;
    const scenario = {
      name: "",
      mean: [5, 3],
      sd: [2, 3],
      dropout: { rate: [0.25, 0.1], mechanism: "mcar" },
      afterDiscontinuation: "jumpToReference",
    } as const;
    expect(visitEstimand(endpoint, scenario, "treatmentPolicy", 0).value).toBeCloseTo(1.5, 12);
    expect(visitEstimand(endpoint, scenario, "whileOnTreatment", 0).value).toBeCloseTo(2, 12);
  });

  it("agrees with how observed values are used", () => {
    const uses = ["treatmentPolicy", "composite", "hypothetical", "whileOnTreatment"] as const;
    expect(uses.map(offTreatmentUse)).toEqual(["used", "used", "missing", "missing"]);
  });
});
