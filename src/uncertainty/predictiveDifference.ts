import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import type { EventDistribution } from "../sizing/eventDistribution.ts";
import { type PowerDesign, randomizedSizes } from "../sizing/powerDesign.ts";
import { type ValueTally, valueTally } from "../sizing/valueTally.ts";
import { forEachAnalyzedPair } from "./analyzedPairs.ts";
import type { Belief } from "./belief.ts";
import { checkBelief } from "./belief.ts";
import { believedEvents } from "./believedEvents.ts";
import { betterRegion } from "./betterRegion.ts";
import { gridTally } from "./gridTally.ts";

/** Distribution of the difference that the next trial will observe: columns of equal length. */
export interface PredictiveDifference {
  /** Experimental − control rate as analyzed, ascending. */
  readonly value: Float64Array;
  readonly probability: Float64Array;
  /** Probability of the value together with a rejection in the better direction. */
  readonly rejection: Float64Array;
  readonly mean: number;
  readonly sd: number;
  /** Probability that an arm has nobody left to analyze. */
  readonly missing: number;
}

const negligible = 1e-16; // of one table

/** Grid of the differences of complete cases, where each pair of numbers of completers has its own fractions. */
const gridSteps = 5000;

/**
 * Prior predictive distribution of the next trial's observed difference: over the truth as it is believed,
 * and over chance. Tables of less than 1e-16 are left out; differences of a random number of completers are
 * rounded to 0.0002.
 *
 * @throws {@link ArgumentError} if a value of the belief is out of its range.
 */
export function predictiveDifference(design: PowerDesign, belief: Belief): PredictiveDifference {
  checkBelief(belief);
  const isRandom = design.missing === "completeCase" && belief.dropout !== undefined;
  const tally = isRandom ? gridTally(gridSteps) : valueTally();
  const randomized = randomizedSizes(design);
  const { weight, ofArm } = believedEvents(design, belief, Math.max(...randomized));
  forEachAnalyzedPair(design, randomized, belief.dropout, (n, share) => {
    const isRejected = betterRegion(design, n).rejects;
    const [experimental, control] = [ofArm[0](n[0]), ofArm[1](n[1])];
    weight.forEach((chance, part) => {
      const events = [experimental[part]!, control[part]!] as const;
      addTables(tally, n, { events, weight: chance * share, isRejected });
    });
  });
  const { value, probability, rejected } = tally.sorted();
  return { value, probability, rejection: rejected, ...momentsOf(value, probability) };
}

interface Tables {
  readonly events: Pair<EventDistribution>;
  readonly weight: number;
  readonly isRejected: (xE: number, xC: number) => boolean;
}

function addTables(
  tally: ValueTally,
  [nE, nC]: Pair<number>,
  { events: [experimental, control], weight, isRejected }: Tables,
): void {
  for (let xE = experimental.first; xE <= experimental.last; xE++) {
    const row = weight * experimental.probability[xE]!;
    if (row < negligible) continue;
    for (let xC = control.first; xC <= control.last; xC++) {
      const probability = row * control.probability[xC]!;
      if (probability < negligible) continue;
      tally.add((xE * nC - xC * nE) / (nE * nC), probability, isRejected(xE, xC));
    }
  }
}

function momentsOf(value: Float64Array, probability: Float64Array) {
  let [total, sum, squares] = [0, 0, 0];
  value.forEach((x, i) => {
    total += probability[i]!;
    sum += x * probability[i]!;
  });
  const mean = sum / total;
  value.forEach((x, i) => (squares += (x - mean) ** 2 * probability[i]!));
  const missing = Math.max(0, 1 - total);
  return { mean, sd: Math.sqrt(squares / total), missing: missing < 1e-9 ? 0 : missing };
}

/**
 * Limits between which the next trial's difference falls with at least a given probability, as much of the
 * rest on either side.
 *
 * @param level - In (0, 1). Default 0.95.
 * @throws {@link ArgumentError} if the level is not.
 */
export function predictiveInterval(
  { value, probability, missing }: PredictiveDifference,
  level = 0.95,
): { readonly lower: number; readonly upper: number } {
  if (!(level > 0 && level < 1)) throw new ArgumentError("level", "lie in (0, 1)", level);
  const tail = ((1 - level) / 2) * (1 - missing) * (1 + 1e-9);
  const [first, last] = [0, value.length - 1];
  let [lower, upper] = [first, last];
  for (let sum = probability[lower]!; sum <= tail && lower < last; sum += probability[++lower]!);
  for (let sum = probability[upper]!; sum <= tail && upper > first; sum += probability[--upper]!);
  return { lower: value[lower]!, upper: value[upper]! };
}
