import { replicateVisits } from "../engine/replicateVisits.ts";
import { visitStatuses as endings } from "../engine/visitColumns.ts";
import { visitRun } from "../engine/visitRun.ts";
import type { CsvValue } from "../report/csv.ts";
import {
  emptyVisitTrial,
  type VisitTrial,
  visitTrialSimulator,
} from "../simulate/visitTrialSimulator.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import type { VisitEndpoint, VisitScenario } from "../study/visitSchema.ts";
import { isRejection } from "../summarize/operatingCharacteristics.ts";
import type { TrialRange, TrialTable } from "./simulatedTrials.ts";
import type { VisitStatus } from "./visitCsv.ts";

const subjectColumns = [
  "scenario",
  "replicate",
  "subject",
  "visit",
  "arm",
  "baseline",
  "value",
  "status",
  "trueValue",
];

const replicateColumns = [
  "scenario",
  "seed",
  "replicate",
  "difference",
  "standardError",
  "lower",
  "upper",
  "pValue",
  "rejected",
  "status",
];

/** Times of the visits; a value measured once is so at visit 1. */
const timesOf = (endpoint: VisitEndpoint): readonly number[] =>
  endpoint.type === "continuous" ? [1] : endpoint.visits;

/** As `simulatedTrials`, of a study over visits: a row per subject and visit, or per replicate. */
export function simulatedVisits(
  study: SizedVisitStudy,
  scenarios: readonly VisitScenario[],
  range: TrialRange,
): TrialTable {
  return range.rows === "subjects"
    ? { columns: subjectColumns, trials: subjectTrials(study, scenarios, range) }
    : { columns: replicateColumns, trials: replicateTrials(study, scenarios, range) };
}

function* subjectTrials(
  study: SizedVisitStudy,
  scenarios: readonly VisitScenario[],
  { first, replicates }: TrialRange,
) {
  const { endpoint } = study.design;
  for (const scenario of scenarios) {
    const run = visitRun(study, scenario);
    const trial = emptyVisitTrial(run.n, timesOf(endpoint).length, endpoint.baseline);
    const simulate = visitTrialSimulator(run);
    for (let i = first; i < first + replicates; i++) {
      simulate(trial, i);
      yield visitCells(study, scenario, trial);
    }
  }
}

/** One trial; `value` is what was observed, `trueValue` what there was to observe. */
function* visitCells(
  { design }: SizedVisitStudy,
  scenario: VisitScenario,
  trial: VisitTrial,
): Generator<CsvValue[]> {
  const times = timesOf(design.endpoint);
  for (let i = 0; i < trial.arm.length; i++) {
    const name = design.arms[trial.arm[i] as 0 | 1].name;
    for (const [k, time] of times.entries()) {
      const at = i * times.length + k;
      const isSeen = k < trial.left[i]! && trial.skipped[at] === 0;
      const truth = trial.values[at]!;
      const origin = [scenario.name, trial.replicate, i + 1, time, name, trial.baseline?.[i]];
      yield [...origin, isSeen ? truth : undefined, statusOf(trial, i, k, at), truth];
    }
  }
}

/** Off treatment comes first: a file must tell from when a subject is so, skipped visits included. */
function statusOf(
  { left, stopped, skipped }: VisitTrial,
  i: number,
  k: number,
  at: number,
): VisitStatus {
  if (k >= left[i]!) return "left";
  if (k >= stopped[i]!) return "stopped";
  return skipped[at] === 1 ? "skipped" : "observed";
}

function* replicateTrials(
  study: SizedVisitStudy,
  scenarios: readonly VisitScenario[],
  { first, replicates }: TrialRange,
) {
  const { seed } = study.simulation;
  const { alpha } = study.design.analysis;
  for (const scenario of scenarios) {
    const run = visitRun(study, scenario);
    for (let i = first; i < first + replicates; i++) {
      const { estimate, standardError, lower, upper, pValue, status } = replicateVisits(run, i, 1)
        .columns[0]!;
      const numbers = [estimate[0], standardError[0], lower[0], upper[0], pValue[0]];
      const isRejected = isRejection(pValue[0]!, alpha);
      yield [[scenario.name, seed, i, ...numbers, isRejected, endings[status[0]!]]];
    }
  }
}
