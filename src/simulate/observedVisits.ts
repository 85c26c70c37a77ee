import type { EstimandStrategy } from "../study/visitSchema.ts";
import type { VisitTrial } from "./visitTrialSimulator.ts";

/** Whether values observed after treatment has stopped enter the analysis. */
export type OffTreatmentUse = "used" | "missing";

/**
 * What a strategy for stopped treatment asks of values observed after it. Treatment policy uses them; a composite
 * outcome has failed by then whatever they are; the others are about values on treatment.
 *
 * @see [ICH2019] section A.3.2
 */
export function offTreatmentUse(strategy: EstimandStrategy): OffTreatmentUse {
  return strategy === "treatmentPolicy" || strategy === "composite" ? "used" : "missing";
}

/**
 * Fills `out` with the values that an analysis sees, subject by subject, NaN where there is none.
 *
 * @param out - As long as `trial.values`.
 */
export function fillObservedVisits(
  out: Float64Array,
  { arm, values, stopped, left, skipped }: VisitTrial,
  { offTreatment }: { readonly offTreatment: OffTreatmentUse },
): void {
  const visits = values.length / arm.length;
  for (let i = 0; i < arm.length; i++) {
    const end = offTreatment === "used" ? left[i]! : stopped[i]!; // nobody leaves later than he stops
    for (let k = 0; k < visits; k++) {
      const at = i * visits + k;
      out[at] = k < end && skipped[at] === 0 ? values[at]! : NaN;
    }
  }
}
