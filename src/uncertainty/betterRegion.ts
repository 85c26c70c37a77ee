import type { TestRegion } from "../analyze/testRegion.ts";
import { regionOf } from "../analyze/rejectionRegion.ts";
import type { Pair } from "../pair.ts";
import { designRegion } from "../sizing/powerDesign.ts";
import type { TestedDesign } from "../study/plannedTest.ts";

/**
 * The tables at which the planned test rejects in favor of the experimental arm. Of a two-sided test that is
 * one of its two tails; a test against a margin keeps its whole region.
 *
 * @param n - Subjects analyzed, per arm.
 * @throws {@link ArgumentError} for an adjusted analysis.
 */
export function betterRegion(design: TestedDesign, n: Pair<number>): TestRegion {
  const region = designRegion(design, n);
  if (!("lower" in region)) return region;
  const { lower, upper } = region;
  return design.endpoint.better === "higher"
    ? regionOf(n, new Int32Array(lower.length).fill(-1), upper)
    : regionOf(n, lower, new Int32Array(upper.length).fill(n[0] + 1));
}
