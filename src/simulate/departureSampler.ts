import { luckSampler, skippedSampler, type DepartureLuck } from "./departureLuck.ts";
import { armDepartures, type ArmDepartures, type Departure } from "./departures.ts";
import { dependsOnValues, dropoutCalibration } from "./dropoutCalibration.ts";
import { visitModel, type VisitModel } from "./visitModel.ts";
import type { VisitSimulatorInput, VisitTrial } from "./visitTrialSimulator.ts";

/** Hazard of one departure in one arm. */
interface Hazard {
  readonly slope: number;
  readonly usesNext: boolean;
  /** Odds of departing before each visit at an average subject. */
  readonly odds: Float64Array;
  /** Chance of an average subject to be still there at each visit. */
  readonly remains: Float64Array;
}

/** What decides when a subject of an arm departs. */
interface ArmHazards {
  readonly departures: ArmDepartures;
  readonly mean: Float64Array;
  readonly usesValues: boolean;
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
    usesValues: dependsOnValues(departures[arm]),
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
      const own = arms[trial.arm[i]! as 0 | 1];
      if (own.usesValues) departByValues(trial, i, own, model, luck);
      else departByLuck(trial, i, own, luck);
      if (trial.stopped[i]! < model.visits) addShift(trial, i, own, model.visits);
    }
  };
}

function hazardOf({ slope, dependsOn }: Departure, logOdds: Float64Array): Hazard {
  const odds = logOdds.map(Math.exp);
  let chance = 1;
  const remains = odds.map((own) => (chance /= 1 + own));
  return { slope, usesNext: dependsOn === "next", odds, remains };
}

/** Where no hazard depends on values, a subject's draws alone tell when he departs. */
function departByLuck(
  trial: VisitTrial,
  i: number,
  { departures: { followed }, dropout, discontinuation }: ArmHazards,
  luck: DepartureLuck,
): void {
  const dropoutAt = firstAtMost(dropout.remains, luck.dropout[i]!);
  const stopAt = firstAtMost(discontinuation.remains, luck.discontinuation[i]!);
  const leavesByStopping = stopAt < dropoutAt && luck.followUp[i]! >= followed;
  trial.stopped[i] = Math.min(stopAt, dropoutAt);
  trial.left[i] = leavesByStopping ? stopAt : dropoutAt;
}

/** First visit at which the chance has fallen to u, the number of visits where there is none. */
function firstAtMost(chances: Float64Array, u: number): number {
  let k = 0;
  while (k < chances.length && chances[k]! > u) k++;
  return k;
}

/** Follows one subject from visit to visit, by the steps of `armCourse`. */
function departByValues(
  trial: VisitTrial,
  i: number,
  { departures: { shift, worse, followed }, mean, dropout, discontinuation }: ArmHazards,
  { visits, baseline: { mean: center } }: VisitModel,
  luck: DepartureLuck,
): void {
  const above = trial.baseline ? trial.baseline[i]! - center : 0;
  let stopped = visits;
  let left = visits;
  let inTrial = 1; // chances of still being so
  let onTreatment = 1;
  let last = 0; // SDs worse at the last observed visit
  for (let k = 0; k < left; k++) {
    const at = i * visits + k;
    const deviation = trial.values[at]! - mean[k]! - above; // of the change, on treatment
    const next = worse[k]! * (deviation + shift[stopped * visits + k]!);
    inTrial *= stay(dropout, k, dropout.usesNext ? next : last);
    if (inTrial <= luck.dropout[i]!) left = k;
    else if (stopped === visits) {
      onTreatment *= stay(discontinuation, k, discontinuation.usesNext ? next : last);
      if (onTreatment <= luck.discontinuation[i]!) {
        stopped = k;
        if (luck.followUp[i]! >= followed) left = k;
      }
    }
    if (trial.skipped[at] === 0) last = worse[k]! * (deviation + shift[stopped * visits + k]!);
  }
  trial.stopped[i] = Math.min(stopped, left);
  trial.left[i] = left;
}

/** Chance to stay for a visit, by SDs worse. */
function stay({ slope, odds }: Hazard, k: number, worse: number): number {
  return 1 / (1 + odds[k]! * (slope === 0 ? 1 : Math.exp(slope * worse)));
}

/** What stopping treatment does to the values from then on. */
function addShift(
  { values, stopped }: VisitTrial,
  i: number,
  { departures: { shift } }: ArmHazards,
  visits: number,
): void {
  for (let k = stopped[i]!; k < visits; k++) {
    values[i * visits + k]! += shift[stopped[i]! * visits + k]!;
  }
}
