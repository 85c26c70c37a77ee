import { armCourse, type DepartureName } from "./armCourse.ts";
import type { CountedOutcome } from "./countedOutcome.ts";
import type { ArmDepartures } from "./departures.ts";
import { dependsOnValues } from "./dropoutCalibration.ts";
import type { OutcomeScale } from "./outcomeScale.ts";
import type { VisitModel } from "./visitModel.ts";
import { visitPoints, type VisitPoints } from "./visitPoints.ts";

/** One arm, with what an estimand counts of its subjects. */
export interface EstimandArm {
  readonly arm: 0 | 1;
  readonly model: VisitModel;
  readonly scale: OutcomeScale;
  readonly departures: ArmDepartures;
  /** ln odds of departing before each visit at an average subject. */
  readonly logOdds: Readonly<Record<DepartureName, Float64Array>>;
  /** Share off treatment by each visit. */
  readonly stopped: Float64Array;
  /** By the first visit off treatment; T = never. */
  readonly counted: readonly CountedOutcome[];
}

/** The arm's mean by formula; undefined where there is none. */
export function meanByFormula(own: EstimandArm): number | undefined {
  const { stopped, counted } = own;
  const isSame = counted.every((outcome) => isEqual(outcome, counted.at(-1)!));
  if (isSame) return expectedOf(own, counted.at(-1)!);
  if (dependsOnValues(own.departures) && !isShifted(own)) return undefined;
  let [sum, weight] = [0, 0];
  counted.forEach((outcome, stop) => {
    if (outcome.type === "nothing") return;
    const share = (stopped[stop] ?? 1) - (stopped[stop - 1] ?? 0);
    sum += share * expectedOf(own, outcome);
    weight += share;
  });
  return sum / weight;
}

/**
 * Mean over points whose departures are followed. What is counted has a known mean over all points: what these
 * points lack of it is added to each group of those who stopped at the same visit (a control variate).
 */
export function meanByPoints(own: EstimandArm, normals: Float64Array): number {
  const { model, arm, departures, logOdds, counted } = own;
  const points = visitPoints(model, arm, normals);
  const { stopAt } = armCourse(points, departures, ({ name, visit }) =>
    Math.exp(logOdds[name][visit]!),
  );
  const { count } = points;
  let [sum, weight] = [0, 0];
  counted.forEach((outcome, stop) => {
    if (outcome.type === "nothing") return;
    const [share, total, all] = groupSums(own, outcome, points, stopAt.subarray(stop * count));
    sum += total - share * (all / count - expectedOf(own, outcome));
    weight += share;
  });
  return sum / weight;
}

/** Of the probabilities to be in a group, of what is counted of it, and of what would be counted of all. */
function groupSums(
  own: EstimandArm,
  outcome: CountedOutcome,
  points: VisitPoints,
  shares: Float64Array,
): readonly [share: number, total: number, all: number] {
  let [share, total, all] = [0, 0, 0];
  for (let p = 0; p < points.count; p++) {
    const value = outcomeOf(own, outcome, points, p);
    share += shares[p]!;
    total += shares[p]! * value;
    all += value;
  }
  return [share, total, all];
}

/**
 * Whether all that stopping does is to shift a mean, and the shares of those who stop are as asked for: they are
 * where nobody off treatment is left in the trial to be lost to dropout instead of somebody on treatment.
 */
function isShifted({ counted, scale, departures }: EstimandArm): boolean {
  const { dropout, discontinuation, followed } = departures;
  const lacks = (share: Float64Array) => share.every((own) => own === 0);
  const isKnown = followed === 0 || lacks(dropout.share) || lacks(discontinuation.share);
  const last = counted.at(-1)!;
  const isSameVisit = counted.every(
    (own) => own.type === "value" && last.type === "value" && own.visit === last.visit,
  );
  return scale.isLinear && isKnown && isSameVisit;
}

function isEqual(a: CountedOutcome, b: CountedOutcome): boolean {
  if (a.type !== "value" || b.type !== "value") return a.type === b.type;
  return a.visit === b.visit && a.shift === b.shift;
}

/** Over all subjects of the arm, as if this were counted of each. */
function expectedOf(own: EstimandArm, outcome: CountedOutcome): number {
  const { model, scale, departures, arm } = own;
  if (outcome.type !== "value") return scale.failure;
  const { visit, shift } = outcome;
  const { baseline } = model;
  const mean = visit < 0 ? baseline.mean : model.mean[arm][visit]! + shift;
  if (!scale.usesChange) {
    return scale.expected(mean, visit < 0 ? baseline.sd : model.sd[arm][visit]!);
  }
  return scale.expected(
    mean - baseline.mean,
    visit < 0 ? 0 : 1 / Math.abs(departures.worse[visit]!),
  );
}

function outcomeOf(
  { model, arm, scale }: EstimandArm,
  outcome: CountedOutcome,
  { count, visits, baseline }: VisitPoints,
  p: number,
): number {
  if (outcome.type !== "value") return scale.failure;
  const { visit, shift } = outcome;
  const before = model.baseline.mean + baseline[p]!;
  const value = visit < 0 ? before : model.mean[arm][visit]! + shift + visits[visit * count + p]!;
  return scale.of(scale.usesChange ? value - before : value);
}
