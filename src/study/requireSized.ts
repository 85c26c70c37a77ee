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
  return { ...study, design: { ...study.design, arms: requireSizedArms(study.design.arms) } };
}

/** @throws {@link ArgumentError} for an arm without `n`. */
export function requireSizedArms([experimental, control]: Design["arms"]): Pair<SizedArm> {
  return [sized(experimental, 0), sized(control, 1)];
}

function sized({ name, n }: Design["arms"][number], k: number): SizedArm {
  if (n !== undefined) return { name, n };
  const expectation = `be a whole number from 1 to ${maxPerArm}`;
  throw new ArgumentError(`design.arms[${k}].n`, expectation, undefined);
}
