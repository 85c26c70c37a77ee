import type { Direction, MissingStrategy } from "../study/schema.ts";
import type { TrialSubjects } from "./trialSubjects.ts";

/** The subjects that are analyzed, after missing outcomes have been handled: columns of equal length. */
export interface AnalyzedSubjects {
  /** 1 = event, 0 = none, as the analysis sees it. */
  readonly outcome: Uint8Array;
  /** 0 = experimental, 1 = control. */
  readonly arm: Uint8Array;
  readonly stratum?: Uint8Array;
  readonly covariate?: Float64Array;
}

/**
 * Applies the handling of missing outcomes to a trial's subjects. Strata and covariates are known of
 * everybody, since they are recorded before anybody can be lost.
 *
 * @param missing - "nonresponder": the lost count as failures; "completeCase": they are left out.
 */
export function analyzedSubjects(
  { arm, event, dropout, stratum, covariate }: TrialSubjects,
  missing: MissingStrategy,
  better: Direction,
): AnalyzedSubjects {
  if (missing === "completeCase") {
    const stayed = (_: number, i: number) => dropout[i] === 0;
    return {
      outcome: event.filter(stayed),
      arm: arm.filter(stayed),
      ...(stratum && { stratum: stratum.filter(stayed) }),
      ...(covariate && { covariate: covariate.filter(stayed) }),
    };
  }
  const failure = better === "higher" ? 0 : 1;
  return {
    outcome: event.map((own, i) => (dropout[i] === 1 ? failure : own)),
    arm,
    ...(stratum && { stratum }),
    ...(covariate && { covariate }),
  };
}
