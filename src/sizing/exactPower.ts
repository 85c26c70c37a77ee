import { alternativeOf } from "../analyze/alternative.ts";
import type { RejectionRegion } from "../analyze/rejectionRegion.ts";
import { rejectionRegion } from "../analyze/rejectionRegion.ts";
import { binomialProbabilities } from "../math/binomialProbabilities.ts";
import type { Pair } from "../pair.ts";
import type { SizedDesign } from "../study/requireSized.ts";
import type { Scenario } from "../study/schema.ts";
import { analyzedRates } from "./outcomeModel.ts";
import { forEachCompletion } from "./completions.ts";
import { eventDistribution, regionPower } from "./regionPower.ts";

/** A design as the exact calculations need it: sizes, endpoint, handling of lost subjects, test. */
export type PowerDesign = Pick<SizedDesign, "endpoint" | "missing" | "analysis"> & {
  readonly arms: Pair<{ readonly n: number }>;
};

/**
 * Exact power: the probability that the planned test rejects, summed over all tables, without simulation.
 *
 * With "nonresponder" every randomized subject is analyzed and the rates are diluted by dropout; with
 * "completeCase" the power is averaged over the binomial numbers of completers of both arms, and a trial in
 * which an arm has nobody left does not reject. Power counts both directions of a two-sided test.
 *
 * @param design - Sizes of the arms, endpoint, handling of lost subjects, and test.
 * @param scenario - Response rates and dropout.
 * @returns Power in [0, 1]; tables of probability below 1e-20 are left out, less than 1e-15 in all.
 */
export function exactPower(design: PowerDesign, scenario: Scenario): number {
  const rates = analyzedRates(design, scenario);
  if (design.missing === "nonresponder" || !scenario.dropout) {
    const n: Pair<number> = [design.arms[0].n, design.arms[1].n];
    return regionPower(designRegion(design, n), [
      eventDistribution(binomialProbabilities(n[0], rates[0])),
      eventDistribution(binomialProbabilities(n[1], rates[1])),
    ]);
  }
  let power = 0;
  forEachCompletion(design, scenario, (n, probability, distributions) => {
    power += probability * regionPower(designRegion(design, n), distributions);
  });
  return power;
}

/** The rejection region of the planned test when `n` subjects per arm are analyzed. */
export function designRegion(
  { analysis, endpoint }: Pick<PowerDesign, "analysis" | "endpoint">,
  n: Pair<number>,
): RejectionRegion {
  const { method, sides, alpha } = analysis;
  const alternative = alternativeOf({ sides, better: endpoint.better });
  return rejectionRegion({ method, n, alternative, alpha });
}
