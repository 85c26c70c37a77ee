import type { Pair } from "../pair.ts";
import { designRegion, type PowerDesign } from "../sizing/powerDesign.ts";
import { regionPower } from "../sizing/regionPower.ts";
import type { Belief } from "./belief.ts";
import { checkBelief } from "./belief.ts";
import { betterProbability } from "./betterProbability.ts";
import { forEachPredictiveSize, noEffectWeight } from "./predictiveEvents.ts";

/** Probability that a trial succeeds, averaged over what is believed of the truth. */
export interface Assurance {
  /** Probability that the test rejects in favor of the experimental arm. */
  readonly assurance: number;
  /** Probability that it rejects, in whichever direction. */
  readonly eitherDirection: number;
  /** Assurance if there is an effect: of the beta distributions alone. */
  readonly ifEffect: number;
  /** Probability of the same rejections if there is no effect; absent where that is not thought possible. */
  readonly ifNoEffect?: number;
}

/**
 * Assurance: power averaged over the distribution of the true rates, and only rejections in favor of the
 * experimental arm counted. The sum over tables of beta-binomial probabilities is exact; lost subjects dilute
 * the rates ("nonresponder") or leave a random number of completers ("completeCase"). A beta distributed
 * common rate under no effect is integrated with an error below 1e-10.
 *
 * @param design - Sizes, endpoint, handling of lost subjects, test (of a difference or against a margin).
 * @param belief - Distribution of the rates, and dropout.
 * @returns Probabilities in [0, 1].
 * @throws {@link ArgumentError} if a shape, weight or dropout rate is out of its range, or the analysis adjusted.
 * @see [OHagan2005], [Spiegelhalter1986]
 */
export function assurance(design: PowerDesign, belief: Belief): Assurance {
  checkBelief(belief);
  const weight = noEffectWeight(belief);
  const [better, either] = bothDirections(design, belief, "effect");
  if (!belief.prior.noEffect)
    return { assurance: better, eitherDirection: either, ifEffect: better };
  const [betterByChance, eitherByChance] = bothDirections(design, belief, "noEffect");
  return {
    assurance: (1 - weight) * better + weight * betterByChance,
    eitherDirection: (1 - weight) * either + weight * eitherByChance,
    ifEffect: better,
    ifNoEffect: betterByChance,
  };
}

/** Probabilities of rejection in favor of the experimental arm, and either way. */
function bothDirections(
  design: PowerDesign,
  belief: Belief,
  part: "effect" | "noEffect",
): Pair<number> {
  let better = 0;
  let either = 0;
  forEachPredictiveSize(design, belief, part, (n, probability, events) => {
    better += probability * betterProbability(design, n, events);
    either += probability * regionPower(designRegion(design, n), events);
  });
  return [Math.min(1, better), Math.min(1, either)];
}
