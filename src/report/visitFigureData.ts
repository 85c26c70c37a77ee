import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { visitMoments } from "../study/visitMoments.ts";
import { contrastIndexOf, remainingShares } from "../study/visitRetention.ts";
import { type SimulationOptions, type VisitCurve, visitCurve } from "./visitCurve.ts";

/** A mean on treatment that a scenario assumes. */
export interface AssumedMean {
  readonly arm: 0 | 1;
  /** Time of the visit; 0 before randomization. */
  readonly time: number;
  readonly mean: number;
  readonly sd: number;
}

/** Who is expected to be still there. */
export interface RemainingShare {
  readonly arm: 0 | 1;
  readonly time: number;
  /** Shares of the randomized subjects: in the trial, and in the trial on treatment. */
  readonly followed: number;
  readonly onTreatment: number;
}

/** What the figures of a document of a study over visits show, of its first scenario. */
export interface VisitFigureData {
  readonly curve: VisitCurve;
  /** Absent where there is one visit. */
  readonly means?: readonly AssumedMean[];
  /** Absent where there is one visit, or nobody is lost. */
  readonly remaining?: readonly RemainingShare[];
  /** Time of the visit that is compared; absent where there is one visit. */
  readonly contrast?: number;
}

/** Power over the size, assumed means and expected shares by visit. */
export async function visitFigureData(
  study: SizedVisitStudy,
  options: SimulationOptions,
): Promise<VisitFigureData> {
  const scenario = study.scenarios[0]!;
  const { endpoint } = study.design;
  const curve = await visitCurve(study, scenario, options);
  if (endpoint.type === "continuous") return { curve };
  const remaining = remainingByVisit(study);
  const isLosing = remaining.some(({ onTreatment }) => onTreatment < 1);
  const contrast = endpoint.visits[contrastIndexOf(study.design)]!;
  return { curve, contrast, means: meansByVisit(study), ...(isLosing && { remaining }) };
}

function meansByVisit({ design: { endpoint }, scenarios }: SizedVisitStudy): AssumedMean[] {
  const scenario = scenarios[0]!;
  const times = endpoint.type === "continuous" ? [] : endpoint.visits;
  const { baseline } = scenario;
  return ([0, 1] as const).flatMap((arm) => [
    ...(baseline ? [{ arm, time: 0, mean: baseline.mean, sd: baseline.sd }] : []),
    ...times.map((time, k) => {
      const { mean, sd } = visitMoments(endpoint, scenario, k);
      return { arm, time, mean: mean[arm], sd: sd[arm] };
    }),
  ]);
}

/** All are there when they are randomized. */
function remainingByVisit({ design: { endpoint }, scenarios }: SizedVisitStudy): RemainingShare[] {
  const times = endpoint.type === "continuous" ? [] : endpoint.visits;
  const shares = remainingShares(scenarios[0]!, endpoint);
  return ([0, 1] as const).flatMap((arm) => [
    { arm, time: 0, followed: 1, onTreatment: 1 },
    ...times.map((time, k) => ({
      arm,
      time,
      followed: shares.followed[arm][k]!,
      onTreatment: shares.onTreatment[arm][k]!,
    })),
  ]);
}
