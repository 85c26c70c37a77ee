import { replicateRows, type ReplicateRow } from "../engine/replicateRows.ts";
import { runInput } from "../engine/runInput.ts";
import { analysisPlan } from "../engine/tableAnalyzer.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import { isRejection } from "../summarize/operatingCharacteristics.ts";

/** Trials run so far, one by one, as a class would run them. */
export interface TrialSession {
  readonly rows: readonly ReplicateRow[];
  readonly significant: number;
}

/** More than this nobody adds by hand, and every one is drawn anew when a slider moves. */
export const largestSession = 20_000;

/** The first `trials` replicates of a study: the same random numbers whatever the study. */
export function runSession(study: SizedStudy, trials: number): TrialSession {
  return extendSession(study, { rows: [], significant: 0 }, trials);
}

/** Adds the replicates that follow, up to {@link largestSession}. */
export function extendSession(
  study: SizedStudy,
  session: TrialSession,
  more: number,
): TrialSession {
  const first = session.rows.length;
  const count = Math.min(more, largestSession - first);
  const run = runInput(study, study.scenarios[0]!);
  const added = [...replicateRows(run, analysisPlan(study.design), { first, count })];
  const { alpha } = study.design.analysis;
  const significant = added.filter((row) => isRejection(row.pValue, alpha)).length;
  return { rows: [...session.rows, ...added], significant: session.significant + significant };
}
