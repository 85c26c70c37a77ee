import type { RejectionRegion } from "../analyze/rejectionRegion.ts";
import type { Pair } from "../pair.ts";
import type { EventDistribution } from "./eventDistribution.ts";

/** Probability of rejection: the product of both arms' probabilities, summed over the region. */
export function regionPower(
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
