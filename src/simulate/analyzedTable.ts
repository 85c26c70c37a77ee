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
  const failure = better === "higher" ? 0 : 1;
  const isLeftOut = missing === "completeCase" ? 1 : 0;
  let [events, eventsC, total, totalC] = [0, 0, 0, 0]; // of both arms, and of the control arm
  for (let i = 0; i < arm.length; i++) {
    // No branches: who is lost is random, and a processor would guess it wrong.
    const lost = dropout[i]!;
    const counted = 1 - (lost & isLeftOut);
    const own = event[i]!;
    const seen = counted & (own ^ ((own ^ failure) & lost));
    events += seen;
    eventsC += seen & arm[i]!;
    total += counted;
    totalC += counted & arm[i]!;
  }
  return { events: [events - eventsC, eventsC], n: [total - totalC, totalC] };
}
