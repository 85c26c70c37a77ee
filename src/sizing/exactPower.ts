import type { Scenario } from "../study/schema.ts";
import { forEachAnalyzedSize } from "./analyzedSizes.ts";
import type { PowerDesign } from "./powerDesign.ts";
import { designRegion } from "./powerDesign.ts";
import { regionPower } from "./regionPower.ts";

export type { PowerDesign } from "./powerDesign.ts";

/**
 * Exact power: the probability that the planned test rejects, summed over all tables, without simulation.
 * Both directions of a two-sided test count.
 *
 * With "nonresponder" every randomized subject is analyzed and the rates are diluted by dropout; with
 * "completeCase" the power is averaged over the binomial numbers of completers of both arms, and a trial in
 * which an arm has nobody left does not reject.
 *
 * @param design - Sizes of the arms, endpoint, handling of lost subjects, and test.
 * @param scenario - Response rates and dropout.
 * @returns Power in [0, 1]; what is left out of the sum is below 1e-15 ("completeCase": below 1e-11).
 */
export function exactPower(design: PowerDesign, scenario: Scenario): number {
  let power = 0;
  forEachAnalyzedSize(design, scenario, (n, probability, events) => {
    power += probability * regionPower(designRegion(design, n), events);
  });
  return power;
}
