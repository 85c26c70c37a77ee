import type { VisitEndpoint, VisitScenario } from "../../src/study/visitSchema.ts";
import {
  emptyVisitTrial,
  visitTrialSimulator,
  type VisitTrial,
} from "../../src/simulate/visitTrialSimulator.ts";
import { visitTimes } from "../../src/simulate/visitModel.ts";

/** A scenario over visits. */
export type LongScenario = Extract<VisitScenario, { correlation?: unknown }>;
export type Loss = NonNullable<LongScenario["dropout"]>;
export type Stops = NonNullable<LongScenario["discontinuation"]>;

/** Three visits, the higher the better. */
export const withBaseline: Extract<VisitEndpoint, { type: "longitudinal" }> = {
  type: "longitudinal",
  name: "score",
  better: "higher",
  visits: [4, 8, 24],
  timeUnit: "weeks",
  baseline: true,
};
export const withoutBaseline: VisitEndpoint = { ...withBaseline, baseline: false };
export const lowerIsBetter: VisitEndpoint = { ...withBaseline, better: "lower" };
/** A fall by 3 or more at the last visit. */
export const responder: Extract<VisitEndpoint, { type: "responder" }> = {
  ...withBaseline,
  type: "responder",
  threshold: 3,
  direction: "fall",
  visit: 24,
};

export const plain: LongScenario = {
  name: "plain",
  mean: [
    [11, 12.5, 14],
    [10.5, 11, 12],
  ],
  sd: [3, 3.5, 4],
  correlation: { type: "ar1", rho: 0.7 },
  baseline: { mean: 10, sd: 3, correlation: [0.6, 0.5, 0.4] },
  afterDiscontinuation: "asRandomized",
};

/** Visits and SDs of `plain` upside down: for endpoints that should fall. */
export const falling: LongScenario = {
  ...plain,
  mean: [
    [9, 7.5, 6],
    [9.5, 9, 8],
  ],
};

/** Calls `look` with each of the first trials of a scenario. */
export function eachTrial(
  endpoint: VisitEndpoint,
  scenario: VisitScenario,
  { n = [1000, 1000] as const, replicates = 50, seed = 20221118 },
  look: (trial: VisitTrial) => void,
): void {
  const trial = emptyVisitTrial(n, visitTimes(endpoint).length, endpoint.baseline);
  const fill = visitTrialSimulator({ n, endpoint, scenario, seed });
  for (let replicate = 0; replicate < replicates; replicate++) {
    fill(trial, replicate);
    look(trial);
  }
}

/** Distance of a share of `count` from the one expected, in standard errors. */
export function shareDistance(found: number, count: number, expected: number): number {
  if (expected === 0 || expected === 1) return found === expected * count ? 0 : Infinity;
  return Math.abs(found / count - expected) / Math.sqrt((expected * (1 - expected)) / count);
}
