import type { Pair } from "../pair.ts";
import { requireSizedArms, type SizedArm } from "./requireSized.ts";
import type { VisitDesign, VisitStudy } from "./visitSchema.ts";

/** A design over visits whose arms have their sizes. */
export type SizedVisitDesign = Omit<VisitDesign, "arms"> & { readonly arms: Pair<SizedArm> };

/** A study over visits whose arms have their sizes. */
export type SizedVisitStudy = Omit<VisitStudy, "design"> & { readonly design: SizedVisitDesign };

/**
 * A study over visits whose arms both have their number of subjects.
 *
 * @throws {@link ArgumentError} for an arm without `n`.
 */
export function requireSizedVisits(study: VisitStudy): SizedVisitStudy {
  return { ...study, design: { ...study.design, arms: requireSizedArms(study.design.arms) } };
}
