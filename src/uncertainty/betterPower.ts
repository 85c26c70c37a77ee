import { type PowerDesign, randomizedSizes } from "../sizing/powerDesign.ts";
import type { Scenario } from "../study/schema.ts";
import { powerBySize } from "./betterBySize.ts";

/**
 * Exact power in the better direction: the probability that the test rejects in favor of the experimental arm.
 * It is less than {@link exactPower} of a two-sided test by the rejections in the wrong direction.
 *
 * @throws {@link ArgumentError} for an adjusted analysis.
 */
export function betterPower(design: PowerDesign, scenario: Scenario): number {
  return powerBySize(design, scenario)(randomizedSizes(design));
}
