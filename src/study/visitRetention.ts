import type { Pair } from "../pair.ts";
import type { VisitEndpoint } from "./visitSchema.ts";

/** What of an endpoint says when it is measured. */
export interface MeasuredEndpoint {
  /** Absent where there is one visit without a time. */
  readonly visits?: readonly number[];
  readonly baseline: boolean;
}

/** A process of loss: per arm a cumulative share by the last visit, or by each. */
export interface VisitLoss {
  readonly rate: readonly (number | readonly number[])[];
}

/** What of a scenario says who leaves and who stops treatment. */
export interface LosingScenario {
  readonly dropout?: VisitLoss | undefined;
  readonly discontinuation?: (VisitLoss & { readonly followed: number }) | undefined;
}

/** Times of the visits of an endpoint; a continuous endpoint has one visit, at time 1. */
export function visitTimesOf({ visits = [1] }: MeasuredEndpoint): readonly number[] {
  return visits;
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
 * Cumulative share of one process of loss by each visit, per arm. A single rate is spread at one hazard: before each
 * visit the same part of those still there is lost. Where the value is not measured at baseline (and there are
 * several visits), nobody is lost before the first one.
 */
export function cumulativeLoss(
  loss: VisitLoss,
  endpoint: MeasuredEndpoint,
): Pair<readonly number[]> {
  const visits = visitTimesOf(endpoint).length;
  const first = endpoint.baseline || visits === 1 ? 0 : 1;
  const ofArm = (arm: 0 | 1): readonly number[] => {
    const rate = loss.rate[arm]!;
    if (typeof rate !== "number") return rate;
    const share = (k: number) =>
      -Math.expm1(((k + 1 - first) / (visits - first)) * Math.log1p(-rate));
    return Array.from({ length: visits }, (_, k) =>
      k < first ? 0 : k === visits - 1 ? rate : share(k),
    );
  };
  return [ofArm(0), ofArm(1)];
}

/** Shares of both arms by visit. */
export interface RemainingShares {
  /** Still in the trial at the visit, on treatment or not. */
  readonly followed: Pair<readonly number[]>;
  /** In the trial and on treatment. */
  readonly onTreatment: Pair<readonly number[]>;
}

/**
 * Shares of the randomized subjects by visit. Dropout and discontinuation are cumulative incidences, each in the
 * presence of the other: before a visit subjects first leave as dropouts, whether on treatment or not; then those
 * on treatment may stop, and of these a share of 1 − `followed` leaves. The share followed is so for every
 * mechanism; that on treatment takes dropout to be as likely off treatment as on it, as with `mcar`.
 */
export function remainingShares(
  scenario: LosingScenario,
  endpoint: MeasuredEndpoint,
): RemainingShares {
  const experimental = armShares(scenario, endpoint, 0);
  const control = armShares(scenario, endpoint, 1);
  return {
    followed: [experimental.followed, control.followed],
    onTreatment: [experimental.onTreatment, control.onTreatment],
  };
}

function armShares(scenario: LosingScenario, endpoint: MeasuredEndpoint, arm: 0 | 1) {
  const { dropout, discontinuation } = scenario;
  const nobody = visitTimesOf(endpoint).map(() => 0);
  const lost = dropout ? cumulativeLoss(dropout, endpoint)[arm] : nobody;
  const stopped = discontinuation ? cumulativeLoss(discontinuation, endpoint)[arm] : nobody;
  const leaving = 1 - (discontinuation?.followed ?? 1);
  const followed = lost.map((share, k) => 1 - share - leaving * stopped[k]!);
  const onTreatment: number[] = [];
  for (const [k, share] of lost.entries()) {
    const inTrial = followed[k - 1] ?? 1;
    const stay = 1 - (share - (lost[k - 1] ?? 0)) / inTrial;
    onTreatment.push((onTreatment[k - 1] ?? 1) * stay - (stopped[k]! - (stopped[k - 1] ?? 0)));
  }
  return { followed, onTreatment };
}

/** What becomes of values after treatment has stopped. */
export interface RetentionOptions {
  /** "used" (default): all who are still followed count; "missing": only those on treatment. */
  readonly offTreatment?: "used" | "missing";
}

/**
 * Share of the randomized subjects whose value at each visit is not lost for good, per arm: 1 − the cumulative loss.
 * Values missed by a subject who comes back (`intermittent`) are not counted as lost.
 */
export function retentionOf(
  scenario: LosingScenario,
  endpoint: MeasuredEndpoint,
  { offTreatment = "used" }: RetentionOptions = {},
): Pair<readonly number[]> {
  return remainingShares(scenario, endpoint)[offTreatment === "used" ? "followed" : "onTreatment"];
}
