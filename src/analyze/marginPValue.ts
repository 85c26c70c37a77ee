import type { Pair } from "../pair.ts";
import type { MarginStatistic } from "./marginStatistic.ts";
import { marginZ } from "./marginStatistic.ts";
import { normalPValue } from "./normalPValue.ts";
import type { EffectLimits } from "./tableTest.ts";

export interface MarginPValueRequest {
  readonly statistic: MarginStatistic;
  readonly limits: EffectLimits;
  /** Subjects analyzed, per arm. */
  readonly n: Pair<number>;
}

/**
 * Largest of the one-sided P values against each limit; 1 where an arm is empty or a statistic does not
 * exist.
 *
 * @param events - Events, per arm.
 */
export function marginPValue(
  { statistic, limits: { measure, nulls }, n }: MarginPValueRequest,
  events: Pair<number>,
): number {
  if (n[0] === 0 || n[1] === 0) return 1;
  let largest = 0;
  for (const { nullValue, alternative } of nulls) {
    const z = marginZ({ statistic, measure, n, nullValue }, events);
    largest = Math.max(largest, Number.isNaN(z) ? 1 : normalPValue(z, alternative));
  }
  return largest;
}
