import type { Pair } from "../pair.ts";
import type { VisitEndpoint, VisitScenario } from "../study/visitSchema.ts";
import type { VisitModel } from "./visitModel.ts";

/** One way to depart from the plan in one arm: leaving the trial, or stopping treatment. */
export interface Departure {
  /** Share of the arm that departs before each visit and after the one before it. */
  readonly share: Float64Array;
  /** Which value the hazard depends on: none, the last one observed, or that of the visit at hand. */
  readonly dependsOn: "nothing" | "last" | "next";
  /** ln odds ratio of departing per standard deviation worse. */
  readonly slope: number;
}

/** Everything that keeps an arm's outcomes from being observed on treatment, as plain numbers. */
export interface ArmDepartures {
  readonly dropout: Departure;
  readonly discontinuation: Departure;
  /** Share of those who stop treatment and stay in the trial. */
  readonly followed: number;
  /** Chance that a value is missing although the subject is followed. */
  readonly skipped: number;
  /**
   * What stopping before visit s adds to the value of visit k, at s × T + k, in the endpoint's unit; row T
   * (never stopped) and visits before s have 0.
   */
  readonly shift: Float64Array;
  /** Turns a deviation from the arm's mean change into standard deviations worse, per visit. */
  readonly worse: Float64Array;
}

type Loss = NonNullable<VisitScenario["dropout"]>;

/** The departures of both arms. */
export function armDepartures(
  endpoint: VisitEndpoint,
  scenario: VisitScenario,
  model: VisitModel,
): Pair<ArmDepartures> {
  return [departuresOf(endpoint, scenario, model, 0), departuresOf(endpoint, scenario, model, 1)];
}

function departuresOf(
  endpoint: VisitEndpoint,
  { dropout, discontinuation, intermittent, afterDiscontinuation }: VisitScenario,
  model: VisitModel,
  arm: 0 | 1,
): ArmDepartures {
  return {
    dropout: departureOf(dropout, model, arm),
    discontinuation: departureOf(discontinuation, model, arm),
    followed: discontinuation?.followed ?? 1,
    skipped: intermittent?.[arm] ?? 0,
    shift: shiftOf(model, arm, afterDiscontinuation),
    worse: worseOf(model, arm, isHigherBetter(endpoint)),
  };
}

function departureOf(loss: Loss | undefined, model: VisitModel, arm: 0 | 1): Departure {
  const share = loss ? sharesOf(loss.rate[arm], model) : new Float64Array(model.visits);
  if (loss === undefined || loss.mechanism === "mcar" || loss.oddsRatioPerSd === 1) {
    return { share, dependsOn: "nothing", slope: 0 };
  }
  const dependsOn = loss.mechanism === "mar" ? "last" : "next";
  return { share, dependsOn, slope: Math.log(loss.oddsRatioPerSd) };
}

/** Increments of the cumulative shares; one number is spread at a constant hazard. */
function sharesOf(rate: number | readonly number[], { visits, hasBaseline }: VisitModel) {
  const first = hasBaseline || visits === 1 ? 0 : 1;
  const spread = (by: number) => -Math.expm1((by / (visits - first)) * Math.log1p(-Number(rate)));
  return Float64Array.from({ length: visits }, (_, k) => {
    if (typeof rate !== "number") return rate[k]! - (k > 0 ? rate[k - 1]! : 0);
    return k < first ? 0 : spread(k - first + 1) - spread(k - first);
  });
}

/** Whether a higher value of the endpoint is the better one; of a responder it follows from the threshold. */
export function isHigherBetter(endpoint: VisitEndpoint): boolean {
  if (endpoint.type !== "responder") return endpoint.better === "higher";
  const isResponseHigh = endpoint.direction === "rise" || endpoint.direction === "atLeast";
  return isResponseHigh === (endpoint.better === "higher");
}

/**
 * The mean's path off treatment, less that on treatment: it jumps to that of the control arm, or runs parallel to
 * it from the last visit on treatment on. Before the first visit both arms are alike, so that a copied
 * increment from there is a jump.
 */
function shiftOf(
  { visits, mean: [experimental, control] }: VisitModel,
  arm: 0 | 1,
  after: VisitScenario["afterDiscontinuation"],
): Float64Array {
  const shift = new Float64Array((visits + 1) * visits);
  if (arm === 1 || after === "asRandomized") return shift;
  for (let stop = 0; stop < visits; stop++) {
    const isParallel = after === "copyIncrements" && stop > 0;
    const kept = isParallel ? experimental[stop - 1]! - control[stop - 1]! : 0;
    for (let k = stop; k < visits; k++) {
      shift[stop * visits + k] = control[k]! - experimental[k]! + kept;
    }
  }
  return shift;
}

/** The change has its own SD, which follows from the first column of the joint factor's rows. */
function worseOf(
  { visits, hasBaseline, sd, baseline, size, factor }: VisitModel,
  arm: 0 | 1,
  higherIsBetter: boolean,
): Float64Array {
  const sign = higherIsBetter ? -1 : 1;
  return Float64Array.from({ length: visits }, (_, k) => {
    const own = sd[arm][k]!;
    if (!hasBaseline) return sign / own;
    const covariance = factor[arm][(k + 1) * size]! * baseline.sd;
    return sign / Math.sqrt(own ** 2 + baseline.sd ** 2 - 2 * covariance);
  });
}
