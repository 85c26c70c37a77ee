import type { Pair } from "../pair.ts";
import type { Direction, MissingStrategy } from "../study/schema.ts";
import type { AnalyzedTable } from "./analyzedTable.ts";
import { failureObserved, successObserved } from "./trialSimulator.ts";

/** How a trial drawn as counts becomes the table that is analyzed. */
export interface Handling {
  readonly n: Pair<number>;
  readonly missing: MissingStrategy;
  readonly better: Direction;
}

/** Applies the handling of missing outcomes to a trial drawn as counts. */
export function analyzedCounts(
  trial: Uint32Array,
  { n, missing, better }: Handling,
): AnalyzedTable {
  const sizeOf = (arm: 0 | 1) =>
    missing === "nonresponder"
      ? n[arm]
      : trial[successObserved + arm]! + trial[failureObserved + arm]!;
  return tableOfSuccesses(
    [trial[successObserved]!, trial[successObserved + 1]!],
    [sizeOf(0), sizeOf(1)],
    better,
  );
}

/** The table of events, where a success is an event or the absence of one. */
export function tableOfSuccesses(
  success: Pair<number>,
  n: Pair<number>,
  better: Direction,
): AnalyzedTable {
  const events: Pair<number> =
    better === "higher" ? success : [n[0] - success[0], n[1] - success[1]];
  return { events, n };
}
