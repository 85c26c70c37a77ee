import type { ValueTally } from "../sizing/valueTally.ts";

/**
 * A tally of values in [−1, 1], rounded to a grid: for so many values that looking each one up would take
 * seconds.
 *
 * @param steps - Grid points from 0 to 1.
 */
export function gridTally(steps: number): ValueTally {
  const probability = new Float64Array(2 * steps + 1);
  const rejected = new Float64Array(2 * steps + 1);
  return {
    add(value, weight, isRejected) {
      const place = Math.round((value + 1) * steps);
      probability[place]! += weight;
      if (isRejected) rejected[place]! += weight;
    },
    sorted() {
      const places = Array.from(probability.keys()).filter((place) => probability[place]! > 0);
      return {
        value: Float64Array.from(places, (place) => (place - steps) / steps),
        probability: Float64Array.from(places, (place) => probability[place]!),
        rejected: Float64Array.from(places, (place) => rejected[place]!),
      };
    },
  };
}
