import { type ReplicateRow, replicateRows } from "../engine/replicateRows.ts";
import { runInput } from "../engine/runInput.ts";
import { analysisPlan } from "../engine/tableAnalyzer.ts";
import type { CsvValue } from "../report/csv.ts";
import { replicateCells, replicateColumnNames } from "../report/replicatesCsv.ts";
import { subjectCells, subjectColumnNames } from "../report/subjectsCsv.ts";
import { subjectSimulator, type TrialSubjects } from "../simulate/trialSubjects.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import type { Scenario } from "../study/schema.ts";
import type { SimulateRequest } from "./requests.ts";

/** Simulated trials as a table that is made while it is read. */
export interface TrialTable {
  readonly columns: readonly string[];
  /** The rows of one trial after the other. */
  readonly trials: Iterable<Iterable<readonly CsvValue[]>>;
}

type Range = Pick<SimulateRequest, "rows" | "first" | "replicates">;

/**
 * The trials with the numbers `first` to `first + replicates - 1` of each scenario: the same trials as in
 * any Monte Carlo run with the same seed.
 */
export function simulatedTrials(
  study: SizedStudy,
  scenarios: readonly Scenario[],
  range: Range,
): TrialTable {
  const isBySubject = range.rows === "subjects";
  return {
    columns: isBySubject ? subjectColumnNames : replicateColumnNames,
    trials: isBySubject
      ? subjectTrials(study, scenarios, range)
      : replicateTrials(study, scenarios, range),
  };
}

function* subjectTrials(study: SizedStudy, scenarios: readonly Scenario[], range: Range) {
  for (const scenario of scenarios) {
    const simulate = subjectSimulator(runInput(study, scenario));
    for (let i = range.first; i < range.first + range.replicates; i++) {
      const trial: TrialSubjects = simulate(i);
      yield subjectCells([trial], { scenario: scenario.name, arms: study.design.arms });
    }
  }
}

function* replicateTrials(study: SizedStudy, scenarios: readonly Scenario[], range: Range) {
  const { seed } = study.simulation;
  const { alpha } = study.design.analysis;
  for (const scenario of scenarios) {
    const run = runInput(study, scenario);
    const found: Iterable<ReplicateRow> = replicateRows(run, analysisPlan(study.design), {
      first: range.first,
      count: range.replicates,
    });
    for (const row of found) yield replicateCells([row], { scenario: scenario.name, seed, alpha });
  }
}
