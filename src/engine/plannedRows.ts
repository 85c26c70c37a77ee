import { analyzedSubjects } from "../simulate/analyzedSubjects.ts";
import { analyzedTable } from "../simulate/analyzedTable.ts";
import { subjectSimulator, type TrialSubjects } from "../simulate/trialSubjects.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import type { Scenario } from "../study/schema.ts";
import type { AdjustedAnalysis } from "./adjustedAnalysis.ts";
import type { TableRun } from "./tableRun.ts";
import { replicateRows, type ReplicateRow } from "./replicateRows.ts";
import { runInput } from "./runInput.ts";
import { subjectAnalyzer } from "./subjectAnalyzer.ts";
import { analysisPlan } from "./tableAnalyzer.ts";

interface Range {
  readonly first: number;
  readonly count: number;
}

/** Replicates of a scenario one by one, each with the analysis that the study plans, whichever that is. */
export function plannedRows(
  study: SizedStudy,
  scenario: Scenario,
  range: Range,
): Generator<ReplicateRow> {
  const run = runInput(study, scenario);
  const { analysis } = run;
  if (analysis === undefined) return replicateRows(run, analysisPlan(study.design), range);
  return subjectRows({ ...run, analysis }, range);
}

function* subjectRows(
  run: TableRun & { readonly analysis: AdjustedAnalysis },
  { first, count }: Range,
): Generator<ReplicateRow> {
  const { missing, better } = run;
  const simulate = subjectSimulator(run);
  const analyze = subjectAnalyzer(run.analysis, better);
  for (let replicate = first; replicate < first + count; replicate++) {
    const subjects = simulate(replicate);
    const found = analyze(analyzedSubjects(subjects, missing, better));
    const table = analyzedTable(subjects, missing, better);
    yield { replicate, completers: completersOf(subjects), ...table, ...found };
  }
}

function completersOf({ arm, dropout }: TrialSubjects): readonly [number, number] {
  const completers: [number, number] = [0, 0];
  for (let i = 0; i < arm.length; i++) completers[arm[i] as 0 | 1] += 1 - dropout[i]!;
  return completers;
}
