import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";

/** What a trial costs, in one currency. */
export interface TrialCost {
  /** Whatever the size. Default 0. */
  readonly fixed?: number;
  /** Per site. Default 0. */
  readonly perSite?: number;
  /** Per randomized subject. */
  readonly perSubject: number;
  /** Per month of enrollment. Default 0. */
  readonly perMonth?: number;
}

export interface TrialExtent {
  /** Randomized subjects, per arm. */
  readonly n: Pair<number>;
  /** Default 1. */
  readonly sites?: number;
  /** Months of enrollment. Default 0. */
  readonly months?: number;
}

/**
 * Cost of a trial.
 *
 * @throws {@link ArgumentError} if a price is negative or not finite.
 */
export function trialCost(cost: TrialCost, { n, sites = 1, months = 0 }: TrialExtent): number {
  const { fixed = 0, perSite = 0, perSubject, perMonth = 0 } = cost;
  for (const [key, price] of Object.entries({ fixed, perSite, perSubject, perMonth })) {
    if (price >= 0 && price < Infinity) continue;
    throw new ArgumentError(`cost.${key}`, "be 0 or more", price);
  }
  return fixed + perSite * sites + perSubject * (n[0] + n[1]) + perMonth * months;
}
