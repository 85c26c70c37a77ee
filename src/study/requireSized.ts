import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import { type Design, type Study, maxPerArm } from "./schema.ts";

/** An arm whose number of randomized subjects is known. */
export interface SizedArm {
  readonly name: string;
  /** Randomized subjects, 1 to {@link maxPerArm}. */
  readonly n: number;
}

/** A design whose arms have their sizes: all questions but "how many subjects?" need one. */
export type SizedDesign = Omit<Design, "arms"> & { readonly arms: Pair<SizedArm> };

/** A study of a design whose arms have their sizes. */
export type SizedStudy = Omit<Study, "design"> & { readonly design: SizedDesign };

/**
 * A study whose arms both have their number of subjects, which only `size` can do without.
 *
 * @throws {@link ArgumentError} for an arm without `n`.
 */
export function requireSized(study: Study): SizedStudy {
  const [experimental, control] = study.design.arms.map((arm, k): SizedArm => {
    if (arm.n !== undefined) return { name: arm.name, n: arm.n };
    const expectation = `be a whole number from 1 to ${maxPerArm}`;
    throw new ArgumentError(`design.arms[${k}].n`, expectation, undefined);
  });
  return { ...study, design: { ...study.design, arms: [experimental!, control!] } };
}
