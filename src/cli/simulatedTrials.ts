import { adjustedAnalysis, scaleOf } from "../engine/adjustedAnalysis.ts";
import { plannedRows } from "../engine/plannedRows.ts";
import { runInput } from "../engine/runInput.ts";
import type { CsvValue } from "../report/csv.ts";
import { replicateCells, replicateColumnNamesFor } from "../report/replicatesCsv.ts";
import { baselineColumnNames, subjectCells, subjectColumnNames } from "../report/subjectsCsv.ts";
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

/** Which trials, and in what form. */
export type TrialRange = Pick<SimulateRequest, "rows" | "first" | "replicates">;

/**
 * The trials with the numbers `first` to `first + replicates - 1` of each scenario: the same trials as in
 * any Monte Carlo run with the same seed.
 */
export function simulatedTrials(
  study: SizedStudy,
  scenarios: readonly Scenario[],
  range: TrialRange,
): TrialTable {
  const isBySubject = range.rows === "subjects";
  return {
    columns: isBySubject
      ? [...subjectColumnNames, ...(hasBaseline(scenarios) ? baselineColumnNames : [])]
      : replicateColumnNamesFor(scaleOf(adjustedAnalysis(study.design))),
    trials: isBySubject
      ? subjectTrials(study, scenarios, range)
      : replicateTrials(study, scenarios, range),
  };
}

function* subjectTrials(study: SizedStudy, scenarios: readonly Scenario[], range: TrialRange) {
  const { arms } = study.design;
  const withBaseline = hasBaseline(scenarios);
  for (const scenario of scenarios) {
    const simulate = subjectSimulator(runInput(study, scenario));
    for (let i = range.first; i < range.first + range.replicates; i++) {
      const trial: TrialSubjects = simulate(i);
      yield subjectCells([trial], { scenario: scenario.name, arms, withBaseline });
    }
  }
}

function* replicateTrials(study: SizedStudy, scenarios: readonly Scenario[], range: TrialRange) {
  const { seed } = study.simulation;
  const { alpha } = study.design.analysis;
  for (const scenario of scenarios) {
    const found = plannedRows(study, scenario, { first: range.first, count: range.replicates });
    for (const row of found) yield replicateCells([row], { scenario: scenario.name, seed, alpha });
  }
}

const hasBaseline = (scenarios: readonly Scenario[]): boolean =>
  scenarios.some(({ strata, covariate }) => strata !== undefined || covariate !== undefined);
