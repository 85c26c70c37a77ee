import { ArgumentError } from "../errors.ts";
import { findRoot } from "../math/root.ts";
import type { Pair } from "../pair.ts";
import type { VisitEndpoint, VisitScenario } from "../study/visitSchema.ts";
import { armCourse, type DueDeparture } from "./armCourse.ts";
import { armDepartures, type ArmDepartures } from "./departures.ts";
import { remembered } from "./remembered.ts";
import { visitModel, type VisitModel } from "./visitModel.ts";
import { normalPoints, visitPoints } from "./visitPoints.ts";

/** Hazards that give a scenario's rates, and the shares that follow from them; per arm and visit. */
export interface DropoutCalibration {
  /** ln odds of leaving the trial before a visit, for a subject at the arm's mean; −Infinity: nobody does. */
  readonly dropout: Pair<Float64Array>;
  /** The same of stopping treatment. */
  readonly discontinuation: Pair<Float64Array>;
  /** Share that misses the visit and all later ones: dropouts, and those who stopped and are not followed. */
  readonly left: Pair<Float64Array>;
  /** Share that is off treatment at the visit, having stopped or left. */
  readonly stopped: Pair<Float64Array>;
}

/** Points where hazards depend on values. */
const calibrationPoints: number = 2 ** 14;

/**
 * Finds the intercepts at which a scenario's mechanisms lose the shares of each arm that it asks for.
 *
 * Before each visit, ln odds of leaving = intercept + slope × x, with x in standard deviations worse than the arm's
 * mean on treatment: of the last observed change from baseline ("mar"; the value where there is no baseline; 0 where
 * nothing was observed yet), or of the change that is about to be missed ("mnar"). Rates are cumulative incidences
 * of each reason in the presence of the other: subjects first leave as dropouts, then those who stay and
 * are on treatment may stop it, and of those a share of 1 − `followed` leaves, which counts under discontinuation.
 * Values that were skipped are not observed.
 *
 * Shares are means over 2^14 evenly spread points, on which every probability is exact; where no hazard depends on
 * values, all of it is exact. Remembers the last scenarios.
 *
 * @throws {@link ArgumentError} if a visit is to lose more subjects than are there to lose.
 * @see [JoeKuo2008] for the points
 */
export const dropoutCalibration: (
  endpoint: VisitEndpoint,
  scenario: VisitScenario,
) => DropoutCalibration = remembered(calibrate);

function calibrate(endpoint: VisitEndpoint, scenario: VisitScenario): DropoutCalibration {
  const model = visitModel(endpoint, scenario);
  const departures = armDepartures(endpoint, scenario, model);
  const count = departures.some(dependsOnValues) ? calibrationPoints : 1;
  const normals = normalPoints(model.size, count, 0);
  const experimental = calibratedArm(model, departures[0], 0, normals);
  const control = calibratedArm(model, departures[1], 1, normals);
  const both = <Key extends keyof ArmCalibration>(key: Key) =>
    [experimental[key], control[key]] as const;
  return {
    dropout: both("dropout"),
    discontinuation: both("discontinuation"),
    left: both("left"),
    stopped: both("stopped"),
  };
}

/** Whether any hazard depends on values, so that means over points are needed. */
export function dependsOnValues({ dropout, discontinuation }: ArmDepartures): boolean {
  return dropout.dependsOn !== "nothing" || discontinuation.dependsOn !== "nothing";
}

type ArmCalibration = Record<keyof DropoutCalibration, Float64Array>;

function calibratedArm(
  model: VisitModel,
  departures: ArmDepartures,
  arm: 0 | 1,
  normals: Float64Array,
): ArmCalibration {
  const { visits } = model;
  const intercepts = {
    dropout: new Float64Array(visits),
    discontinuation: new Float64Array(visits),
  };
  const points = visitPoints(model, arm, normals);
  const { left, stopAt } = armCourse(points, departures, (due) => {
    const odds = oddsOf(due, departures[due.name].share[due.visit]!, arm);
    intercepts[due.name][due.visit] = Math.log(odds);
    return odds;
  });
  return { ...intercepts, left, stopped: cumulativeMeans(stopAt, visits) };
}

/** Odds of an average subject at which a share of the arm departs. */
function oddsOf(due: DueDeparture, share: number, arm: 0 | 1): number {
  if (!(share > 0)) return 0;
  checkAvailable(due, share, arm);
  const { available, lossAt } = due;
  const excess = (logOdds: number) => logit(lossAt(Math.exp(logOdds)) / available) - wanted;
  const wanted = logit(share / available);
  let width = 1; // of half the bracket
  while (excess(wanted - width) > 0 || excess(wanted + width) < 0) width *= 2;
  return Math.exp(findRoot(excess, wanted - width, wanted + width, { tolerance: 1e-12 }));
}

function checkAvailable({ name, visit, available }: DueDeparture, share: number, arm: 0 | 1) {
  if (share < available * (1 - 1e-9)) return;
  const who = name === "dropout" ? "in the trial" : "on treatment";
  const left = `the share of ${available.toFixed(3)} still ${who}`;
  const expectation = `take fewer subjects before visit ${visit + 1} than ${left}`;
  throw new ArgumentError(`${name}.rate[${arm}]`, expectation, Number(share.toFixed(3)));
}

const logit = (p: number): number => Math.log(p / (1 - p));

function cumulativeMeans(stopAt: Float64Array, visits: number): Float64Array {
  const count = stopAt.length / (visits + 1);
  let sum = 0;
  return Float64Array.from({ length: visits }, (_, k) => {
    for (let p = 0; p < count; p++) sum += stopAt[k * count + p]!;
    return sum / count;
  });
}
