import type { Pair } from "../pair.ts";
import { type PowerDesign, type UnsizedDesign, withSizes } from "../sizing/powerDesign.ts";
import type { Belief } from "./belief.ts";
import { checkBelief } from "./belief.ts";
import { betterPower } from "./betterPower.ts";
import { betterProbability } from "./betterProbability.ts";
import { forEachPredictiveSize, noEffectWeight, scenarioOf } from "./predictiveEvents.ts";

/** Assurance of one size. */
export interface AssuranceRow {
  /** Randomized subjects, per arm. */
  readonly n: Pair<number>;
  readonly assurance: number;
  /** Power in the better direction at the rates that were given. */
  readonly power?: number;
}

/**
 * Assurance at a list of sizes. Like power it is a saw-tooth, though a flatter one.
 *
 * @param sizes - Randomized subjects per arm, one pair a row; long lists may be split to stay interruptible.
 * @param rates - Response rates, such as the pilot's, whose power is to be shown beside it.
 * @throws {@link ArgumentError} as {@link assurance}.
 */
export function assuranceCurve(
  design: UnsizedDesign,
  belief: Belief,
  sizes: readonly Pair<number>[],
  rates?: Pair<number>,
): AssuranceRow[] {
  checkBelief(belief);
  return sizes.map((n) => {
    const sized = withSizes(design, n);
    const row = { n, assurance: assuranceAt(sized, belief) };
    return rates ? { ...row, power: betterPower(sized, scenarioOf(rates, belief.dropout)) } : row;
  });
}

/** Assurance alone, of a belief that was checked. */
export function assuranceAt(design: PowerDesign, belief: Belief): number {
  const weight = noEffectWeight(belief);
  const effect = weight < 1 ? (1 - weight) * partAssurance(design, belief, "effect") : 0;
  const none = weight > 0 ? weight * partAssurance(design, belief, "noEffect") : 0;
  return Math.min(1, effect + none);
}

/** Assurance if there is, or is not, an effect. */
function partAssurance(design: PowerDesign, belief: Belief, part: "effect" | "noEffect"): number {
  let sum = 0;
  forEachPredictiveSize(design, belief, part, (n, probability, events) => {
    sum += probability * betterProbability(design, n, events);
  });
  return sum;
}
