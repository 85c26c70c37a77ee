import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";

/** A 2 × 2 table: subjects with the event and subjects analyzed, per arm (experimental, control). */
export interface Counts {
  readonly events: Pair<number>;
  readonly n: Pair<number>;
}

/** Largest arm that a single table may have. */
export const maxAnalyzedPerArm = 1_000_000;

/**
 * Checks a 2 × 2 table.
 *
 * @param path - Where the table sits in the caller's input, for the error message.
 * @throws {@link ArgumentError} unless each n is a whole number from 0 and each events one from 0 to n.
 */
export function checkCounts(data: Counts, path = "data"): void {
  for (const arm of [0, 1] as const) {
    checkWhole(`${path}.n[${arm}]`, data.n[arm], maxAnalyzedPerArm);
    checkWhole(`${path}.events[${arm}]`, data.events[arm], data.n[arm]);
  }
}

function checkWhole(path: string, value: number, largest: number): void {
  if (Number.isInteger(value) && value >= 0 && value <= largest) return;
  throw new ArgumentError(path, `be a whole number from 0 to ${largest}`, value);
}
