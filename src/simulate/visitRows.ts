import type { VisitTrial } from "./visitTrialSimulator.ts";

/** What became of a value. */
export type VisitStatus = "onTreatment" | "offTreatment" | "skipped" | "left";

/** One value of one subject. */
export interface VisitRow {
  /** From 1, in order of enrollment. */
  readonly subject: number;
  /** 0 = experimental, 1 = control. */
  readonly arm: 0 | 1;
  /** Time of the visit. */
  readonly visit: number;
  readonly baseline?: number;
  /** The true value, also where nobody observed it ("skipped", "left"). */
  readonly value: number;
  readonly status: VisitStatus;
}

/** A trial as a long table: a row per subject and visit, subject by subject. */
export function visitRows(trial: VisitTrial, times: readonly number[]): VisitRow[] {
  const { arm, baseline, values } = trial;
  return Array.from(values, (value, at) => {
    const i = Math.floor(at / times.length);
    const k = at % times.length;
    return {
      subject: i + 1,
      arm: arm[i]! as 0 | 1,
      visit: times[k]!,
      ...(baseline && { baseline: baseline[i]! }),
      value,
      status: statusOf(trial, i, k, times.length),
    };
  });
}

function statusOf(
  { stopped, left, skipped }: VisitTrial,
  i: number,
  k: number,
  visits: number,
): VisitStatus {
  if (k >= left[i]!) return "left";
  if (skipped[i * visits + k] === 1) return "skipped";
  return k >= stopped[i]! ? "offTreatment" : "onTreatment";
}
