import type { EventRuns } from "../analyze/marginRegion.ts";
import type { RejectionRegion } from "../analyze/rejectionRegion.ts";
import type { TestRegion } from "../analyze/testRegion.ts";
import type { Pair } from "../pair.ts";
import type { EventDistribution } from "./eventDistribution.ts";

/** Probability of rejection: the product of both arms' probabilities, summed over the region. */
export function regionPower(region: TestRegion, events: Pair<EventDistribution>): number {
  if ("lower" in region) return criticalPower(region, events);
  return runsPower(region.runs, events);
}

/** The sum over the control arm's events, of the experimental arm's probability from limit to limit. */
function runsPower(
  { start, from, to }: EventRuns,
  [experimental, control]: Pair<EventDistribution>,
): number {
  const { probability } = experimental;
  const upTo = new Float64Array(probability.length + 1); // fewer events than this
  for (let x = 0; x < probability.length; x++) upTo[x + 1] = upTo[x]! + probability[x]!;
  let power = 0;
  for (let xC = control.first; xC <= control.last; xC++) {
    for (let run = start[xC]!; run < start[xC + 1]!; run++) {
      if (to[run]! < from[run]!) continue;
      power += control.probability[xC]! * (upTo[to[run]! + 1]! - upTo[from[run]!]!);
    }
  }
  return Math.min(1, power);
}

/**
 * The sum beyond critical values. A row of the region is the tail of one arm's events for a number of the
 * other's, so that one product a row is enough, not one a table.
 */
function criticalPower(
  { lower, upper }: RejectionRegion,
  [experimental, control]: Pair<EventDistribution>,
): number {
  const above = rowsPower((events) => events - upper[events]!, experimental, control);
  const below = rowsPower((events) => lower[events]!, control, experimental);
  return Math.min(1, Math.max(0, above + below));
}

/**
 * Probability that `other` has at most `reach` events, which depends on the total of both. From one total to the
 * next most rows stay as they are; a row is counted where it begins, as the tail of `arm` from there on, and
 * taken away where it ends.
 */
function rowsPower(
  reach: (events: number) => number,
  arm: EventDistribution,
  other: EventDistribution,
): number {
  const tail = upperTails(arm);
  const { probability, first } = other;
  const none = tail.length - 1; // more events than the arm has subjects
  let power = 0;
  let reached = first - 1;
  const last = arm.last + other.last;
  for (let events = arm.first + first; events <= last; events++) {
    const next = Math.min(other.last, Math.max(first - 1, reach(events)));
    for (; reached < next; reached++) {
      power += probability[reached + 1]! * tail[Math.min(none, events - reached - 1)]!;
    }
    for (; reached > next; reached--) {
      power -= probability[reached]! * tail[Math.min(none, events - reached)]!;
    }
  }
  return power;
}

/** Probabilities of at least 0 … n events, and of more: 0. */
function upperTails({ probability }: EventDistribution): Float64Array {
  const tail = new Float64Array(probability.length + 1);
  for (let x = probability.length - 1; x >= 0; x--) tail[x] = tail[x + 1]! + probability[x]!;
  return tail;
}
