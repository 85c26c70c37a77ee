import { type Counts } from "../analyze/counts.ts";
import { pValueTable } from "../analyze/pValueTable.ts";
import type { Pair } from "../pair.ts";
import { type UnsizedDesign, withSizes } from "../sizing/powerDesign.ts";
import { plannedTest } from "../study/plannedTest.ts";
import type { Dropout } from "../study/schema.ts";
import { assuranceAt } from "./assuranceCurve.ts";
import { assuranceCeiling } from "./assuranceCeiling.ts";
import { checkDropout, scenarioOf } from "./belief.ts";
import { betterPower } from "./betterPower.ts";
import { betterRegion } from "./betterRegion.ts";
import { checkPilot } from "./conditionalEstimate.ts";
import { type PilotPrior, pilotPosterior } from "./pilotPosterior.ts";
import { predictiveDifference, predictiveInterval } from "./predictiveDifference.ts";

/** What a repetition of a trial, of the same size, may be expected to show. */
export interface Replication {
  /** P value of the trial itself, by the planned test. */
  readonly pValue: number;
  /** Whether it was significant in the better direction. */
  readonly isSignificant: boolean;
  /** Probability that a repeat is significant in the better direction, were the estimate the truth. */
  readonly atEstimate: number;
  /** The same averaged over what the trial leaves possible. */
  readonly predictive: number;
  /** Probability that the experimental arm is truly better, as analyzed. */
  readonly rightDirection: number;
  /** Where the repeat's difference falls with probability `level` or a little more. */
  readonly interval: { readonly lower: number; readonly upper: number };
}

export interface ReplicationOptions {
  /** What was believed before the trial. Default "jeffreys". */
  readonly prior?: PilotPrior;
  /** Loss in the repeat; default none. */
  readonly dropout?: Dropout;
  /** Of the prediction interval. Default 0.95. */
  readonly level?: number;
}

/**
 * Chance that a trial's result is found again by a repeat of the same size.
 *
 * @param pilot - Events and subjects, per arm; at least one subject each.
 * @throws {@link ArgumentError} if a count, shape, rate or the level is out of its range.
 * @see [Goodman1992]
 */
export function replication(
  pilot: Counts,
  design: UnsizedDesign,
  { prior = "jeffreys", dropout, level = 0.95 }: ReplicationOptions = {},
): Replication {
  checkPilot(pilot);
  if (dropout) checkDropout(dropout);
  const { events, n } = pilot;
  const repeat = withSizes(design, n);
  const arms = pilotPosterior(pilot, prior);
  const belief = { prior: { arms }, ...(dropout && { dropout }) };
  const rates: Pair<number> = [events[0] / n[0], events[1] / n[1]];
  return {
    pValue: pValueTable({ ...plannedTest(design), n }).at(events[0], events[1]),
    isSignificant: betterRegion(design, n).rejects(events[0], events[1]),
    atEstimate: betterPower(repeat, scenarioOf(rates, dropout)),
    predictive: assuranceAt(repeat, belief),
    rightDirection: assuranceCeiling(design, belief),
    interval: predictiveInterval(predictiveDifference(repeat, belief), level),
  };
}
