import type { Pair } from "../pair.ts";
import { designRegion, type PowerDesign, randomizedSizes } from "../sizing/powerDesign.ts";
import { regionPower } from "../sizing/regionPower.ts";
import { forEachAnalyzedPair } from "./analyzedPairs.ts";
import type { Belief } from "./belief.ts";
import { checkBelief } from "./belief.ts";
import { believedEvents } from "./believedEvents.ts";
import { betterProbability } from "./betterProbability.ts";

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
 * experimental arm counted. The sum over tables of beta-binomial probabilities is exact; lost subjects shift
 * the rates ("nonresponder") or leave a random number of completers ("completeCase"), whose rate is another
 * where loss depends on the outcome. The marginal dropout rate and the odds ratio are held as they are at
 * every possible truth. Shifted rates, and a beta distributed common rate under no effect, are integrated with
 * an error below 1e-10 (below 1e-6 for odds ratios of dropout beyond 1e-4 or 1e4).
 *
 * @param design - Sizes, endpoint, handling of lost subjects, test (of a difference or against a margin).
 * @param belief - Distribution of the rates, and dropout.
 * @returns Probabilities in [0, 1].
 * @throws {@link ArgumentError} if a shape, weight or dropout rate is out of its range, or the analysis adjusted.
 * @see [OHagan2005], [Spiegelhalter1986]
 */
export function assurance(design: PowerDesign, belief: Belief): Assurance {
  checkBelief(belief);
  const { arms, noEffect } = belief.prior;
  const [better, either] = bothDirections(design, { ...belief, prior: { arms } });
  if (!noEffect) return { assurance: better, eitherDirection: either, ifEffect: better };
  const nothing = { ...belief, prior: { arms, noEffect: { ...noEffect, weight: 1 } } };
  const [betterByChance, eitherByChance] = bothDirections(design, nothing);
  const { weight } = noEffect;
  return {
    assurance: (1 - weight) * better + weight * betterByChance,
    eitherDirection: (1 - weight) * either + weight * eitherByChance,
    ifEffect: better,
    ifNoEffect: betterByChance,
  };
}

/** Probabilities of rejection in favor of the experimental arm, and either way. */
function bothDirections(design: PowerDesign, belief: Belief): Pair<number> {
  const n = randomizedSizes(design);
  const { weight, ofArm } = believedEvents(design, belief, Math.max(...n));
  let better = 0;
  let either = 0;
  forEachAnalyzedPair(design, n, belief.dropout, (analyzed, probability) => {
    const inFavor = betterProbability(design, analyzed);
    const region = designRegion(design, analyzed);
    const [experimental, control] = [ofArm[0](analyzed[0]), ofArm[1](analyzed[1])];
    for (let part = 0; part < weight.length; part++) {
      const events = [experimental[part]!, control[part]!] as const;
      better += probability * weight[part]! * inFavor(events);
      either += probability * weight[part]! * regionPower(region, events);
    }
  });
  return [Math.min(1, better), Math.min(1, either)];
}
