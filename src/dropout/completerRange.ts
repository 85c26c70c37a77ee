import { binomialProbabilities } from "../math/binomialProbabilities.ts";
import type { EventDistribution } from "../sizing/eventDistribution.ts";

/** Probability of the numbers of completers left out, in all: so much too low may a mean over both arms be. */
export const leftOut = 1e-6;

/**
 * Numbers of completers of an arm, without the tails: at most {@link leftOut} / 4 at either end, so that a mean
 * of powers over both arms, weighted with these probabilities, is too low by at most {@link leftOut}. Nobody
 * at all is left out, too: an arm without completers rejects nothing.
 *
 * @param n - Subjects randomized to the arm.
 * @param stay - Probability that a subject completes, in [0, 1].
 */
export function completerRange(n: number, stay: number): EventDistribution {
  const probability = binomialProbabilities(n, stay);
  let [first, last] = [0, n];
  for (let sum = probability[first]!; sum <= leftOut / 4; sum += probability[first]!) first++;
  for (let sum = probability[last]!; sum <= leftOut / 4; sum += probability[last]!) last--;
  return { probability, first: Math.max(1, first), last };
}
