import type { Pair } from "../pair.ts";
import type { Direction, MissingStrategy } from "../study/schema.ts";
import type { TrialSubjects } from "./trialSubjects.ts";

/** The two-by-two table that is analyzed, after missing outcomes have been handled. */
export interface AnalyzedTable {
  readonly events: Pair<number>;
  readonly n: Pair<number>;
}

/**
 * Applies the handling of missing outcomes to a trial's subjects.
 *
 * @param missing - "nonresponder": the lost count as failures; "completeCase": they are left out.
 */
export function analyzedTable(
  { arm, event, dropout }: TrialSubjects,
  missing: MissingStrategy,
  better: Direction,
): AnalyzedTable {
  const events: [number, number] = [0, 0];
  const n: [number, number] = [0, 0];
  const failure = better === "higher" ? 0 : 1;
  for (let i = 0; i < arm.length; i++) {
    const isLost = dropout[i] === 1;
    if (isLost && missing === "completeCase") continue;
    const own = arm[i] as 0 | 1;
    n[own]++;
    events[own] += isLost ? failure : event[i]!;
  }
  return { events, n };
}
