import type { EventRange, MarginRegion } from "../analyze/marginRegion.ts";
import type { RejectionRegion } from "../analyze/rejectionRegion.ts";
import type { TestRegion } from "../analyze/testRegion.ts";
import type { Pair } from "../pair.ts";
import type { EventDistribution } from "./eventDistribution.ts";

/** Probability of rejection: the product of both arms' probabilities, summed over the region. */
export function regionPower(region: TestRegion, events: Pair<EventDistribution>): number {
  if ("lower" in region) return criticalPower(region, events);
  return region.range ? rangePower(region.range, events) : maskPower(region, events);
}

/** The sum over the control arm's events, of the experimental arm's probability from limit to limit. */
function rangePower(
  { from, to }: EventRange,
  [experimental, control]: Pair<EventDistribution>,
): number {
  const { probability } = experimental;
  const upTo = new Float64Array(probability.length + 1); // fewer events than this
  for (let x = 0; x < probability.length; x++) upTo[x + 1] = upTo[x]! + probability[x]!;
  let power = 0;
  for (let xC = control.first; xC <= control.last; xC++) {
    if (to[xC]! < from[xC]!) continue;
    power += control.probability[xC]! * (upTo[to[xC]! + 1]! - upTo[from[xC]!]!);
  }
  return Math.min(1, power);
}

/** The sum over the tables of a mask. */
function maskPower(
  { mask, n }: MarginRegion,
  [experimental, control]: Pair<EventDistribution>,
): number {
  let power = 0;
  for (let xE = experimental.first; xE <= experimental.last; xE++) {
    const row = xE * (n[1] + 1);
    let sum = 0;
    for (let xC = control.first; xC <= control.last; xC++) {
      if (mask[row + xC] === 1) sum += control.probability[xC]!;
    }
    power += sum * experimental.probability[xE]!;
  }
  return Math.min(1, power);
}

/** The sum between critical values, one total of events after another. */
function criticalPower(
  { lower, upper }: RejectionRegion,
  [experimental, control]: Pair<EventDistribution>,
): number {
  const mostEvents = experimental.last + control.last;
  let power = 0;
  for (let events = experimental.first + control.first; events <= mostEvents; events++) {
    const first = Math.max(experimental.first, events - control.last);
    const last = Math.min(experimental.last, events - control.first);
    const below = Math.min(last, lower[events]!);
    const above = Math.max(first, below + 1, upper[events]!);
    power += diagonalSum(experimental, control, events, first, below);
    power += diagonalSum(experimental, control, events, above, last);
  }
  return Math.min(1, power);
}

/** Probability of the tables with these total events and `from` to `to` of them in the experimental arm. */
function diagonalSum(
  experimental: EventDistribution,
  control: EventDistribution,
  events: number,
  from: number,
  to: number,
): number {
  const inExperimental = experimental.probability;
  const inControl = control.probability;
  let sum = 0;
  for (let x = from; x <= to; x++) sum += inExperimental[x]! * inControl[events - x]!;
  return sum;
}
