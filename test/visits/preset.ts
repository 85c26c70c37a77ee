import { requireSizedVisits, type SizedVisitStudy } from "../../src/study/requireSizedVisits.ts";
import { visitPresets } from "../../src/study/visitPresets.ts";

/** A preset by its key. */
export function preset(id: string): SizedVisitStudy {
  return requireSizedVisits(visitPresets.find((one) => one.id === id)!.study);
}
