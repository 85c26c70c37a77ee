import { emptyVisitTrial, visitTrialSimulator } from "../simulate/visitTrialSimulator.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import type { VisitLoss } from "../study/visitRetention.ts";
import type { VisitScenario } from "../study/visitSchema.ts";
import { visitValues, type Mechanism } from "./visitValues.ts";

/** How far the mean of those seen lies from the mean of all, at one visit. */
export interface Selection {
  readonly mechanism: Mechanism;
  readonly arm: 0 | 1;
  readonly visit: number;
  /** Mean of those seen − mean of all, in the endpoint's unit. */
  readonly shift: number;
}

/** Subjects simulated per arm, and how many such trials: enough for a shift that shows no chance. */
const [subjects, trials] = [2000, 6];

/** The mechanisms that a study can have: with one visit nothing was seen before it. */
export function mechanismsOf({ design }: SizedVisitStudy): readonly Mechanism[] {
  return design.endpoint.type === "continuous" ? ["mcar", "mnar"] : ["mcar", "mar", "mnar"];
}

/** What kind of subject is seen where the same shares leave by a mechanism. */
export function selectionUnder(study: SizedVisitStudy, mechanism: Mechanism): Selection[] {
  const { endpoint } = study.design;
  const times = endpoint.type === "continuous" ? [1] : endpoint.visits;
  const n = [subjects, subjects] as const;
  const scenario = scenarioUnder(study, mechanism);
  const simulate = visitTrialSimulator({ n, endpoint, scenario, seed: study.simulation.seed });
  const trial = emptyVisitTrial(n, times.length, endpoint.baseline);
  const sums = new Float64Array(2 * times.length * 3); // by arm and visit: of all, of those seen, number of these
  for (let replicate = 0; replicate < trials; replicate++) {
    simulate(trial, replicate);
    const { arm, values, left, skipped } = trial;
    for (const [i, value] of values.entries()) {
      const subject = Math.floor(i / times.length);
      const visit = i % times.length;
      const at = 3 * (arm[subject]! * times.length + visit);
      sums[at]! += value;
      if (visit >= left[subject]! || skipped[i] === 1) continue;
      sums[at + 1]! += value;
      sums[at + 2]!++;
    }
  }
  return ([0, 1] as const).flatMap((arm) =>
    times.map((visit, k) => {
      const [all, seen, count] = sums.subarray(3 * (arm * times.length + k));
      return { mechanism, arm, visit, shift: seen! / count! - all! / (subjects * trials) };
    }),
  );
}

/** The same shares, lost by another mechanism. */
function scenarioUnder(study: SizedVisitStudy, mechanism: Mechanism): VisitScenario {
  const { odds } = visitValues(study);
  const scenario = study.scenarios[0]!;
  const by = (loss: VisitLoss | undefined, more: object = {}) =>
    loss && {
      rate: loss.rate,
      mechanism,
      ...(mechanism !== "mcar" && { oddsRatioPerSd: odds }),
      ...more,
    };
  const { dropout, discontinuation, ...rest } = scenario;
  return {
    ...rest,
    ...(dropout && { dropout: by(dropout) }),
    ...(discontinuation && {
      discontinuation: by(discontinuation, { followed: discontinuation.followed }),
    }),
  } as VisitScenario; // the same fields, of other kinds
}
