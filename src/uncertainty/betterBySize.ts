import type { Pair } from "../pair.ts";
import type { UnsizedDesign } from "../sizing/powerDesign.ts";
import type { Dropout, Scenario } from "../study/schema.ts";
import { forEachAnalyzedPair } from "./analyzedPairs.ts";
import type { Belief } from "./belief.ts";
import { type BelievedEvents, believedEvents, scenarioEvents } from "./believedEvents.ts";
import { betterProbability } from "./betterProbability.ts";

/** Probability of a rejection in favor of the experimental arm, by randomized subjects per arm. */
export type BetterBySize = (n: Pair<number>) => number;

/**
 * Assurance as a function of the size. With n subjects who may be lost, what is found with any given numbers of
 * completers does not depend on n: each pair of numbers is summed once, however many sizes share it.
 *
 * @param belief - Checked before.
 * @param most - Largest arm that will be asked for.
 */
export const assuranceBySize = (
  design: UnsizedDesign,
  belief: Belief,
  most: number,
): BetterBySize => betterBySize(design, believedEvents(design, belief, most), belief.dropout);

/** The same of the power, where the rates are known. */
export const powerBySize = (design: UnsizedDesign, scenario: Scenario): BetterBySize =>
  betterBySize(design, scenarioEvents(design, scenario), scenario.dropout);

function betterBySize(
  design: UnsizedDesign,
  believed: BelievedEvents,
  dropout: Dropout | undefined,
): BetterBySize {
  const known = new Map<number, number>();
  const ofAnalyzed = (n: Pair<number>): number => {
    const key = n[0] * keyStep + n[1];
    const found = known.get(key) ?? analyzedBetter(design, believed, n);
    known.set(key, found);
    return found;
  };
  return (n) => {
    let sum = 0;
    forEachAnalyzedPair(design, n, dropout, (analyzed, probability) => {
      sum += probability * ofAnalyzed(analyzed);
    });
    return Math.min(1, sum);
  };
}

const keyStep = 2 ** 26; // beyond every arm

/** With exactly so many subjects analyzed, over the parts of what is believed. */
function analyzedBetter(
  design: UnsizedDesign,
  { weight, ofArm }: BelievedEvents,
  n: Pair<number>,
): number {
  const better = betterProbability(design, n);
  const [experimental, control] = [ofArm[0](n[0]), ofArm[1](n[1])];
  let sum = 0;
  for (let part = 0; part < weight.length; part++) {
    sum += weight[part]! * better([experimental[part]!, control[part]!]);
  }
  return sum;
}
