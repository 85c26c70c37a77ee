import type { Pair } from "../pair.ts";
import type { VisitDropout, VisitEndpoint, VisitScenario } from "./visitSchema.ts";

/** Times of the visits of an endpoint; a continuous endpoint has one visit, at time 1. */
export function visitTimesOf(endpoint: VisitEndpoint): readonly number[] {
  return endpoint.type === "continuous" ? [1] : endpoint.visits;
}

/** Place, in the list of visits, of the visit at which the arms are compared. */
export function contrastIndexOf(design: {
  readonly endpoint: VisitEndpoint;
  readonly analysis: { readonly contrastVisit?: number | undefined };
}): number {
  const { endpoint, analysis } = design;
  if (endpoint.type === "continuous") return 0;
  if (endpoint.type === "responder") return endpoint.visits.indexOf(endpoint.visit);
  const { contrastVisit = endpoint.visits.at(-1)! } = analysis;
  return endpoint.visits.indexOf(contrastVisit);
}

/**
 * Cumulative share of one process of loss by each visit, per arm, as if it were the only one. A single rate is
 * spread at a hazard that is constant in time: from randomization where the value is measured at baseline (or
 * at one visit only), else from the first visit on, before which nobody is lost.
 */
export function cumulativeLoss(
  loss: Pick<VisitDropout, "rate">,
  endpoint: VisitEndpoint,
): Pair<readonly number[]> {
  const times = visitTimesOf(endpoint);
  const start = endpoint.baseline || times.length === 1 ? 0 : times[0]!;
  const duration = times.at(-1)! - start;
  const ofArm = (arm: 0 | 1): readonly number[] => {
    const rate = loss.rate[arm];
    if (typeof rate !== "number") return rate;
    const spread = (time: number) => -Math.expm1(((time - start) / duration) * Math.log1p(-rate));
    return times.map((time, k) => (k === times.length - 1 ? rate : spread(time) + 0));
  };
  return [ofArm(0), ofArm(1)];
}

/** What becomes of values after treatment has stopped. */
export interface RetentionOptions {
  /** "used" (default): subjects who are still followed count; "missing": only those on treatment. */
  readonly offTreatment?: "used" | "missing";
}

/**
 * Share of the randomized subjects whose value at each visit is not lost for good, per arm; intermittently
 * missing values are not counted as lost. Dropout and discontinuation are taken as independent, which they are
 * where both are `mcar`.
 */
export function retentionOf(
  scenario: VisitScenario,
  endpoint: VisitEndpoint,
  { offTreatment = "used" }: RetentionOptions = {},
): Pair<readonly number[]> {
  const { dropout, discontinuation } = scenario;
  const lost = dropout && cumulativeLoss(dropout, endpoint);
  const stopped = discontinuation && cumulativeLoss(discontinuation, endpoint);
  const leaving = offTreatment === "missing" ? 1 : 1 - (discontinuation?.followed ?? 1);
  const ofArm = (arm: 0 | 1): readonly number[] =>
    visitTimesOf(endpoint).map(
      (_, k) => (1 - (lost?.[arm][k] ?? 0)) * (1 - leaving * (stopped?.[arm][k] ?? 0)),
    );
  return [ofArm(0), ofArm(1)];
}
