import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import { type SizesOfDesign, allocationOf } from "../sizing/allocation.ts";
import type { UnsizedDesign } from "../sizing/powerDesign.ts";
import { assuranceCeiling } from "./assuranceCeiling.ts";
import type { Belief } from "./belief.ts";
import { assuranceBySize } from "./betterBySize.ts";

/** A size and its assurance. */
export interface SizeAndAssurance {
  /** Randomized subjects, per arm. */
  readonly n: Pair<number>;
  readonly assurance: number;
}

/** Sizes that reach an assurance. */
export interface AssuranceSampleSize {
  /** Smallest size that reaches it. */
  readonly first: SizeAndAssurance;
  /** Smallest size from which on none of those tried misses it. */
  readonly stable: SizeAndAssurance;
  /** Largest size that was tried. */
  readonly checkedTo: Pair<number>;
  /** Assurance that no size exceeds in the long run. */
  readonly ceiling: number;
}

export interface AssuranceGoal {
  /** Wanted assurance, in (0, 1) and below the ceiling. */
  readonly assurance: number;
  /** Largest size of an arm that is tried. Default 1,000. */
  readonly maxPerArm?: number;
}

/**
 * Smallest sizes with a wanted assurance, by trying one after the other: assurance is a saw-tooth. After the
 * last size that misses it, a quarter as many again and ten more are tried before "stable" is believed.
 *
 * @throws {@link ArgumentError} if the assurance is not in (0, 1), not below its ceiling, or beyond the reach of
 *   `maxPerArm`.
 */
export function assuranceSampleSize(
  design: UnsizedDesign & SizesOfDesign,
  belief: Belief,
  { assurance: wanted, maxPerArm = 1000 }: AssuranceGoal,
): AssuranceSampleSize {
  const ceiling = checkWanted(wanted, assuranceCeiling(design, belief));
  const { at } = allocationOf(design);
  const assuranceOf = assuranceBySize(design, belief, maxPerArm);
  let first: SizeAndAssurance | undefined;
  let stable: SizeAndAssurance | undefined;
  for (let k = 1, last = Infinity; k <= last; k++) {
    const n = at(k);
    if (Math.max(...n) > maxPerArm) throw unreachable(wanted, maxPerArm);
    const row = { n, assurance: assuranceOf(n) };
    if (row.assurance < wanted) [stable, last] = [undefined, Infinity];
    else if (!stable) [stable, last] = [row, Math.ceil(1.25 * k) + 10];
    first ??= stable;
    if (k === last) return { first: first!, stable: stable!, checkedTo: n, ceiling };
  }
  throw unreachable(wanted, maxPerArm);
}

function checkWanted(wanted: number, ceiling: number): number {
  if (!(wanted > 0 && wanted < 1)) throw new ArgumentError("assurance", "lie in (0, 1)", wanted);
  if (wanted < ceiling) return ceiling;
  const limit = ceiling.toPrecision(4);
  throw new ArgumentError("assurance", `be below ${limit}, which no size can exceed`, wanted);
}

function unreachable(wanted: number, maxPerArm: number): ArgumentError {
  return new ArgumentError("assurance", `be reachable with ${maxPerArm} subjects per arm`, wanted);
}
