import type { VisitTrial } from "../simulate/visitTrialSimulator.ts";
import { visitTimes } from "../simulate/visitModel.ts";
import type { VisitEndpoint } from "../study/visitSchema.ts";
import type { VisitRun } from "./visitRun.ts";

/** Why a value on treatment is not there, in the order of the counts. */
const reasons = ["left", "offTreatment", "skipped"] as const;

/** Mean shares of an arm's subjects at one visit, in [0, 1]. */
export interface LossShares {
  /** 0 = experimental, 1 = control. */
  readonly arm: 0 | 1;
  /** The visit's time. */
  readonly visit: number;
  /** Has left the trial. */
  readonly left: number;
  /** Has stopped treatment and is still followed. */
  readonly offTreatment: number;
  /** Is followed, but missed this visit. */
  readonly skipped: number;
}

/** Room for counts of subjects: by arm, visit and reason (left, off treatment but followed, skipped). */
export function emptyVisitCounts(endpoint: VisitEndpoint): Float64Array {
  return new Float64Array(2 * visitTimes(endpoint).length * reasons.length);
}

/** Counts the subjects of one trial. Does not allocate. */
export function addVisitCounts(
  counts: Float64Array,
  { arm, values, stopped, left, skipped }: VisitTrial,
): void {
  const visits = values.length / arm.length;
  for (let i = 0; i < arm.length; i++) {
    for (let k = Math.min(stopped[i]!, left[i]!); k < visits; k++) {
      const at = (arm[i]! * visits + k) * reasons.length;
      counts[at + (left[i]! <= k ? 0 : 1)]!++;
    }
    for (let k = 0; k < left[i]! && k < visits; k++) {
      counts[(arm[i]! * visits + k) * reasons.length + 2]! += skipped[i * visits + k]!;
    }
  }
}

/** Counts over all replicates as shares. */
export function lossShares(
  { n, endpoint }: VisitRun,
  counts: Float64Array,
  replicates: number,
): LossShares[] {
  const times = visitTimes(endpoint);
  return ([0, 1] as const).flatMap((arm) =>
    times.map((visit, k) => {
      const shareOf = (reason: number) =>
        counts[(arm * times.length + k) * reasons.length + reason]! / (n[arm] * replicates);
      return { arm, visit, left: shareOf(0), offTreatment: shareOf(1), skipped: shareOf(2) };
    }),
  );
}
