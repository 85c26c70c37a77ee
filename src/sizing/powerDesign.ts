import { alternativeOf } from "../analyze/alternative.ts";
import type { Alternative } from "../analyze/methods.ts";
import type { RejectionRegion } from "../analyze/rejectionRegion.ts";
import { rejectionRegion } from "../analyze/rejectionRegion.ts";
import type { Pair } from "../pair.ts";
import type { Design } from "../study/schema.ts";
import { tableMethodOf } from "../study/tableMethod.ts";

/** A design without its sizes: endpoint, handling of lost subjects, test. */
export type UnsizedDesign = Pick<Design, "endpoint" | "missing" | "analysis">;

/** A design as the calculations of power need it. */
export type PowerDesign = UnsizedDesign & {
  /** Randomized subjects, per arm. */
  readonly arms: Pair<{ readonly n: number }>;
};

type TestedDesign = Pick<UnsizedDesign, "analysis" | "endpoint">;

/** The alternative hypothesis of a design. */
export function designAlternative({ analysis, endpoint }: TestedDesign): Alternative {
  return alternativeOf({ sides: analysis.sides, better: endpoint.better });
}

/** The rejection region of the planned test when `n` subjects per arm are analyzed. */
export function designRegion(design: TestedDesign, n: Pair<number>): RejectionRegion {
  const { alpha } = design.analysis;
  const method = tableMethodOf(design.analysis);
  return rejectionRegion({ method, n, alternative: designAlternative(design), alpha });
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
