import { alternativeOf } from "../analyze/alternative.ts";
import type { Alternative } from "../analyze/methods.ts";
import type { TestRegion } from "../analyze/testRegion.ts";
import { testRegion } from "../analyze/testRegion.ts";
import type { Pair } from "../pair.ts";
import type { TestedDesign } from "../study/plannedTest.ts";
import { plannedTest } from "../study/plannedTest.ts";
import type { Design } from "../study/schema.ts";

/** A design without its sizes: endpoint, handling of lost subjects, test. */
export type UnsizedDesign = Pick<Design, "endpoint" | "missing" | "analysis">;

/** A design as the calculations of power need it. */
export type PowerDesign = UnsizedDesign & {
  /** Randomized subjects, per arm. */
  readonly arms: Pair<{ readonly n: number }>;
};

/** The alternative hypothesis of a design. */
export function designAlternative({ analysis, endpoint }: TestedDesign): Alternative {
  return alternativeOf({ sides: analysis.sides, better: endpoint.better });
}

/**
 * The rejection region of the planned test when `n` subjects per arm are analyzed.
 *
 * @throws {@link ArgumentError} for an adjusted analysis.
 */
export function designRegion(design: TestedDesign, n: Pair<number>): TestRegion {
  return testRegion(plannedTest(design), { n, alpha: design.analysis.alpha });
}

/** Randomized subjects, per arm. */
export function randomizedSizes({ arms }: PowerDesign): Pair<number> {
  return [arms[0].n, arms[1].n];
}

/** The same design with other sizes. */
export function withSizes(design: UnsizedDesign, [nE, nC]: Pair<number>): PowerDesign {
  const { endpoint, missing, analysis } = design;
  return { endpoint, missing, analysis, arms: [{ n: nE }, { n: nC }] };
}
