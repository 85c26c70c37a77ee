import type { Pair } from "../pair.ts";
import { allocationOf } from "../sizing/allocation.ts";
import { maxPerArm } from "../study/schema.ts";

/** A design whose arms have their sizes, as far as a curve over sizes needs it. */
interface SizedArms {
  readonly arms: Pair<{ readonly n: number }>;
}

/** Sizes at which a curve is drawn. */
export interface CurveSizes {
  /** Randomized subjects per arm, ascending; the design's own are always among them. */
  readonly sizes: readonly Pair<number>[];
  /** Whether no size between the first and the last is left out. */
  readonly isEvery: boolean;
}

const fewestSubjects = 20; // of the control arm, so that a small design has a curve around it

/**
 * Sizes in the design's allocation from 2 per arm up: past its own and past 90% power; where they would be more than
 * `most`, sizes are left out evenly.
 *
 * @param powerAt - Quick power at a multiple of the design's size, to know where 90% lies.
 */
export function curveSizes(
  design: SizedArms,
  { powerAt, most }: { readonly powerAt: (factor: number) => number; readonly most: number },
): CurveSizes {
  const allocation = allocationOf(design);
  const own = design.arms[1].n;
  const last = Math.max(1.3 * own * factorFor90(powerAt), 1.3 * own, fewestSubjects);
  const sizes: Pair<number>[] = [];
  for (let k = 1; allocation.at(k)[1] <= last && Math.max(...allocation.at(k)) <= maxPerArm; k++) {
    if (Math.min(...allocation.at(k)) >= 2) sizes.push(allocation.at(k));
  }
  const step = Math.max(1, Math.ceil(sizes.length / most));
  const shift = sizes.findIndex(([, control]) => control === own) % step;
  return { sizes: sizes.filter((_, i) => i % step === Math.max(0, shift)), isEvery: step === 1 };
}

/** Multiple of the design's size for 90% power; at most four, 1.5 where that is not enough. */
function factorFor90(powerAt: (factor: number) => number): number {
  const factors = [0.5, 0.75, 1, 1.25, 1.5, 2, 2.5, 3, 4];
  return factors.find((factor) => powerAt(factor) >= 0.9) ?? 1.5;
}

/** Sizes near multiples of the design's own, in its allocation, none twice. */
export function multiplesOfSize(
  { arms }: SizedArms,
  factors: readonly number[],
): readonly Pair<number>[] {
  const { at } = allocationOf({ arms });
  const own = Math.min(arms[0].n, arms[1].n) / Math.min(...at(1));
  const steps = new Set(factors.map((factor) => Math.max(1, Math.round(own * factor))));
  return [...steps].map((step) => at(step));
}
