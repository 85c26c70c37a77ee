import type { Pair } from "../pair.ts";
import { contrastIndexOf, remainingShares } from "../study/visitRetention.ts";
import type { VisitDesign, VisitScenario } from "../study/visitSchema.ts";

/** A design over visits without its sizes: endpoint, estimand, handling of missing values, analysis. */
export type UnsizedVisitDesign = Pick<
  VisitDesign,
  "endpoint" | "estimand" | "missing" | "analysis"
>;

/** A design over visits as the calculations of power need it. */
export type VisitPowerDesign = UnsizedVisitDesign & {
  /** Randomized subjects, per arm. */
  readonly arms: Pair<{ readonly n: number }>;
};

/** Whether values measured after the end of treatment enter the analysis. */
export function usesOffTreatment({ estimand }: Pick<VisitDesign, "estimand">): boolean {
  return estimand === "treatmentPolicy";
}

/** Shares of the randomized subjects whose values are not lost for good to the analysis, by visit and arm. */
export function usableShares(
  design: UnsizedVisitDesign,
  scenario: VisitScenario,
): Pair<readonly number[]> {
  const { followed, onTreatment } = remainingShares(scenario, design.endpoint);
  return usesOffTreatment(design) ? followed : onTreatment;
}

/** Shares of the randomized subjects with a usable value at the visit of the comparison, per arm. */
export function observedShares(design: UnsizedVisitDesign, scenario: VisitScenario): Pair<number> {
  const [experimental, control] = usableShares(design, scenario);
  const visit = contrastIndexOf(design);
  const [skippedE, skippedC] = scenario.intermittent ?? [0, 0];
  return [experimental[visit]! * (1 - skippedE), control[visit]! * (1 - skippedC)];
}
