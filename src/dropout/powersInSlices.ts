import type { Pair } from "../pair.ts";
import { computeInSlices } from "../notebook/slices.ts";
import type { Strategy } from "./strategy.ts";
import type { PowerBook } from "./strategyPower.ts";

/** What the sums of a page share. */
export interface LossWork {
  readonly book: PowerBook;
  readonly signal: AbortSignal;
}

/** A strategy at a size. */
export interface AskedPower {
  readonly strategy: Strategy;
  /** Subjects randomized, per arm. */
  readonly n: Pair<number>;
}

/**
 * Exact powers, in slices that leave the page fluid also where a single one takes a second.
 *
 * @throws The signal's reason when aborted.
 */
export async function powersInSlices(
  asked: readonly AskedPower[],
  { book, signal }: LossWork,
): Promise<number[]> {
  for (const { strategy, n } of asked) {
    const parts = book.parts(strategy, n);
    if (parts.length > quickParts) await computeInSlices(parts, (part) => part(), { signal });
  }
  return computeInSlices(asked, ({ strategy, n }) => book.of(strategy, n), { signal });
}

/** Sums of fewer parts are done at once: a slice of its own would cost more. */
const quickParts = 40;
