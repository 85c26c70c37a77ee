import type { Pair } from "../pair.ts";
import type { Design } from "../study/schema.ts";

/** How subjects are divided between the arms while the size of a trial is sought. */
export interface Allocation {
  /** Experimental / control subjects. */
  readonly ratio: number;
  /** Sizes per arm of the k-th trial, k = 1, 2, …: no arm shrinks as k grows. */
  at(k: number): Pair<number>;
}

/** What a design says about the sizes of its arms. */
export type SizesOfDesign = {
  readonly arms: Pair<{ readonly n?: number | undefined }>;
  readonly allocation?: Design["allocation"] | undefined;
};

const largestTerm = 10; // of a ratio that is kept to the subject, such as 2:1 or 3:2

/**
 * Allocation of a design: the ratio of its two n, else its `allocation`, else 1:1. A ratio of small whole
 * numbers is kept exactly (2:1 gives 2 + 1, 4 + 2, …); any other is rounded up in the larger arm.
 */
export function allocationOf({ arms, allocation }: SizesOfDesign): Allocation {
  const [experimental, control] = arms;
  if (experimental.n !== undefined && control.n !== undefined) {
    return createAllocation(experimental.n / control.n);
  }
  return createAllocation(allocation ? allocation[0] / allocation[1] : 1);
}

/** Allocation with `ratio` experimental subjects to one control subject. */
export function createAllocation(ratio: number): Allocation {
  const terms = smallTerms(ratio);
  if (terms) return { ratio, at: (k) => [k * terms[0], k * terms[1]] };
  const up = (x: number) => Math.ceil(x - 1e-9);
  return { ratio, at: (k) => (ratio > 1 ? [up(ratio * k), k] : [k, up(k / ratio)]) };
}

/** The ratio as a fraction with a smaller term of at most 10, where it is one. */
function smallTerms(ratio: number): Pair<number> | undefined {
  for (let term = 1; term <= largestTerm; term++) {
    const other = term * Math.max(ratio, 1 / ratio);
    const whole = Math.round(other);
    if (Math.abs(other - whole) < 1e-9 * other) return ratio >= 1 ? [whole, term] : [term, whole];
  }
  return undefined;
}
