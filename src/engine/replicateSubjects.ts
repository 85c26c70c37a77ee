import { analyzedSubjects } from "../simulate/analyzedSubjects.ts";
import { analyzedTable, type AnalyzedTable } from "../simulate/analyzedTable.ts";
import { emptyTrial, failureObserved, successObserved } from "../simulate/trialSimulator.ts";
import { subjectSimulator } from "../simulate/trialSubjects.ts";
import type { Direction } from "../study/schema.ts";
import type { AdjustedAnalysis } from "./adjustedAnalysis.ts";
import { cellOfCompleters, cellOfSuccesses, cellSpace } from "./cellSpace.ts";
import type { TableRun } from "./tableRun.ts";
import { subjectAnalyzer } from "./subjectAnalyzer.ts";
import { emptySubjectColumns, type SubjectColumns } from "./subjectColumns.ts";
import { addCell, createTallier, tallyOf, type Tally } from "./tally.ts";

/** The tables that replicates ended in, and what the analyses of their subjects say. */
export interface SubjectReplicates {
  readonly tally: Tally;
  readonly columns: SubjectColumns;
}

/**
 * Simulates a range of replicates subject by subject and analyzes each.
 *
 * @param first - Number of the first replicate, from 0.
 * @param count - How many replicates.
 */
export function replicateSubjects(
  run: TableRun & { readonly analysis: AdjustedAnalysis },
  first: number,
  count: number,
): SubjectReplicates {
  const { missing, better } = run;
  const simulate = subjectSimulator(run);
  const analyze = subjectAnalyzer(run.analysis, better);
  const space = cellSpace(run);
  const tallier = createTallier(space.size);
  const cellOf = missing === "nonresponder" ? cellOfSuccesses : cellOfCompleters;
  const columns = emptySubjectColumns(count);
  const trial = emptyTrial();
  for (let row = 0; row < count; row++) {
    const subjects = simulate(first + row);
    fillTrial(trial, analyzedTable(subjects, missing, better), better);
    addCell(tallier, cellOf(space, trial));
    const found = analyze(analyzedSubjects(subjects, missing, better));
    columns.pValue[row] = found.pValue;
    columns.estimate[row] = found.estimate;
    columns.standardError[row] = found.standardError;
    columns.lower[row] = found.lower;
    columns.upper[row] = found.upper;
  }
  return { tally: tallyOf(tallier), columns };
}

/** Successes and failures in the analysis, where a trial drawn as counts has those observed. */
function fillTrial(trial: Uint32Array, { events, n }: AnalyzedTable, better: Direction): void {
  for (const arm of [0, 1] as const) {
    const successes = better === "higher" ? events[arm] : n[arm] - events[arm];
    trial[successObserved + arm] = successes;
    trial[failureObserved + arm] = n[arm] - successes;
  }
}
