import type { Alternative, TableMethod } from "../analyze/methods.ts";
import { rejectionRegion, type RejectionRegion } from "../analyze/rejectionRegion.ts";
import { binomialProbabilities } from "../math/binomialProbabilities.ts";
import type { Pair } from "../pair.ts";
import { eventDistribution, type EventDistribution } from "../sizing/eventDistribution.ts";
import { regionPower } from "../sizing/regionPower.ts";
import { alternativeOf, type Question } from "./question.ts";

/** Level and alternative of a test: with the sizes all that its region depends on. */
export interface Rule {
  readonly alpha: number;
  readonly alternative: Alternative;
}

export const ruleOf = (question: Question): Rule => ({
  alpha: question.alpha,
  alternative: alternativeOf(question),
});

/** Product of the sizes up to which the unconditional tests keep up with a slider: 300 + 300. */
const mostTables = 90_000;

/** Whether the page computes a test at these sizes. */
export const isComputed = (method: TableMethod, n: Pair<number>): boolean =>
  (method !== "barnard" && method !== "boschloo") || n[0] * n[1] <= mostTables;

/** The tables at which a test rejects; regions are kept, so that other rates cost little. */
export const testRegion = (method: TableMethod, n: Pair<number>, rule: Rule): RejectionRegion =>
  rejectionRegion({ method, n, ...rule });

/** Probabilities of all numbers of events in both arms. */
export const distributionsOf = (n: Pair<number>, rates: Pair<number>): Pair<EventDistribution> => [
  eventDistribution(binomialProbabilities(n[0], rates[0])),
  eventDistribution(binomialProbabilities(n[1], rates[1])),
];

/** Exact power of a test; undefined where the sizes are too large for it. */
export function testPower(
  method: TableMethod,
  n: Pair<number>,
  { rates, rule }: { readonly rates: Pair<number>; readonly rule: Rule },
): number | undefined {
  if (!isComputed(method, n)) return undefined;
  return regionPower(testRegion(method, n, rule), distributionsOf(n, rates));
}
