/** Probabilities of 0 … n events, and the range outside of which they are negligible. */
export interface EventDistribution {
  readonly probability: Float64Array;
  /** First number of events with a probability of at least 1e-20. */
  readonly first: number;
  /** Last such number. */
  readonly last: number;
}

const negligible = 1e-20; // the tails beyond fall off geometrically: less than 1e-17 is left out

/** Finds the range that matters. */
export function eventDistribution(probability: Float64Array): EventDistribution {
  let first = 0;
  let last = probability.length - 1;
  while (first < last && probability[first]! < negligible) first++;
  while (last > first && probability[last]! < negligible) last--;
  return { probability, first, last };
}
