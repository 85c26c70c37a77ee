import { type EventDistribution, eventDistribution } from "../sizing/eventDistribution.ts";

/** Probabilities of an arm's events, and of fewer than each number of them. */
export interface CumulativeEvents extends EventDistribution {
  /** At x: probability of fewer than x events, within the range that matters; x up to `last + 1`. */
  readonly fewer: Float64Array;
}

/** @param probability - Of 0 … n events. */
export function cumulativeEvents(probability: Float64Array): CumulativeEvents {
  const events = eventDistribution(probability);
  const { first, last } = events;
  const fewer = new Float64Array(last + 2);
  for (let x = first; x <= last; x++) fewer[x + 1] = fewer[x]! + probability[x]!;
  return { ...events, fewer };
}
