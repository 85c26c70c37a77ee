import { luckSampler, skippedSampler, type DepartureLuck } from "./departureLuck.ts";
import { armDepartures, type ArmDepartures, type Departure } from "./departures.ts";
import { dropoutCalibration } from "./dropoutCalibration.ts";
import { visitModel, type VisitModel } from "./visitModel.ts";
import type { VisitSimulatorInput, VisitTrial } from "./visitTrialSimulator.ts";

/** Hazard of one departure in one arm. */
interface Hazard {
  readonly slope: number;
  readonly usesNext: boolean;
  /** Odds of departing before each visit at an average subject, and the chance to stay there. */
  readonly odds: Float64Array;
  readonly stays: Float64Array;
}

/** What decides when a subject of an arm departs. */
interface ArmHazards {
  readonly departures: ArmDepartures;
  readonly mean: Float64Array;
  readonly dropout: Hazard;
  readonly discontinuation: Hazard;
}

/**
 * Prepares the draws of who leaves, stops treatment or misses a visit, for trials whose values on treatment are known.
 *
 * One number u per subject decides about all visits: he leaves before the first one at which his chance of still
 * being there, the product of 1 − hazard, has fallen to u. So he leaves no later under a higher hazard.
 *
 * @returns Fills `stopped`, `left` and `skipped`, and adds to values what stopping treatment does to them.
 */
export function departureSampler({
  n,
  endpoint,
  scenario,
  seed,
}: VisitSimulatorInput): (trial: VisitTrial, replicate: number) => void {
  const model = visitModel(endpoint, scenario);
  const departures = armDepartures(endpoint, scenario, model);
  const calibration = dropoutCalibration(endpoint, scenario);
  const hazardsOf = (arm: 0 | 1): ArmHazards => ({
    departures: departures[arm],
    mean: model.mean[arm],
    dropout: hazardOf(departures[arm].dropout, calibration.dropout[arm]),
    discontinuation: hazardOf(departures[arm].discontinuation, calibration.discontinuation[arm]),
  });
  const arms = [hazardsOf(0), hazardsOf(1)] as const;
  const [luck, fillLuck] = luckSampler(n[0] + n[1], scenario, seed);
  const fillSkipped = skippedSampler(scenario.intermittent, seed, model.visits);
  return (trial, replicate) => {
    fillLuck(replicate);
    fillSkipped(trial, replicate);
    for (let i = 0; i < trial.arm.length; i++) {
      departSubject(trial, i, arms[trial.arm[i]! as 0 | 1], model, luck);
    }
  };
}

function hazardOf({ slope, dependsOn }: Departure, logOdds: Float64Array): Hazard {
  const odds = logOdds.map(Math.exp);
  return { slope, usesNext: dependsOn === "next", odds, stays: odds.map((own) => 1 / (1 + own)) };
}

/** Follows one subject from visit to visit, by the steps of `armCourse`. */
function departSubject(
  trial: VisitTrial,
  i: number,
  { departures: { shift, worse, followed }, mean, dropout, discontinuation }: ArmHazards,
  { visits, baseline: { mean: center } }: VisitModel,
  luck: DepartureLuck,
): void {
  const { values, skipped } = trial;
  const above = trial.baseline ? trial.baseline[i]! - center : 0;
  let [stopped, left] = [visits, visits];
  let [inTrial, onTreatment] = [1, 1]; // chances of still being so
  let last = 0; // SDs worse at the last observed visit
  for (let k = 0; k < visits; k++) {
    const at = i * visits + k;
    if (left === visits) {
      const next = worse[k]! * (values[at]! + shift[stopped * visits + k]! - mean[k]! - above);
      inTrial *= stay(dropout, k, last, next);
      if (inTrial <= luck.dropout[i]!) left = k;
      else if (stopped === visits) {
        onTreatment *= stay(discontinuation, k, last, next);
        if (onTreatment <= luck.discontinuation[i]!) {
          stopped = k;
          if (luck.followUp[i]! >= followed) left = k;
        }
      }
      stopped = Math.min(stopped, left);
    }
    values[at]! += shift[stopped * visits + k]!;
    if (skipped[at] === 0) last = worse[k]! * (values[at]! - mean[k]! - above);
  }
  trial.stopped[i] = stopped;
  trial.left[i] = left;
}

/** Chance to stay, by SDs worse at the last observed visit or at the next. */
function stay({ slope, usesNext, odds, stays }: Hazard, k: number, last: number, next: number) {
  if (slope === 0) return stays[k]!;
  return 1 / (1 + odds[k]! * Math.exp(slope * (usesNext ? next : last)));
}
