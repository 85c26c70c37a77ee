import { normalUpperQuantile } from "../math/normal.ts";

/** Limits of a confidence interval. */
export interface Limits {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Wilson's score interval for one proportion, without continuity correction.
 *
 * @param events - Number of events, 0 to `n`.
 * @param n - Number of subjects or replicates; NaN limits when 0.
 * @param level - Two-sided confidence level (0.95).
 * @see [Wilson1927]
 */
export function wilsonInterval(events: number, n: number, level = 0.95): Limits {
  return wilsonLimits(events, n, normalUpperQuantile((1 - level) / 2));
}

/** The same from the normal quantile `z`, for loops over many tables. */
export function wilsonLimits(events: number, n: number, z: number): Limits {
  const center = events + (z * z) / 2;
  const spread = z * Math.sqrt((events * (n - events)) / n + (z * z) / 4);
  const whole = n + z * z;
  return {
    lower: events === 0 ? 0 : (center - spread) / whole,
    upper: events === n ? 1 : (center + spread) / whole,
  };
}
