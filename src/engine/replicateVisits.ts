import { boundedCache } from "../analyze/boundedCache.ts";
import { emptyVisitResult, type VisitResult } from "../analyze/visitResult.ts";
import { createStream } from "../random/stream.ts";
import { fillObservedVisits, offTreatmentUse } from "../simulate/observedVisits.ts";
import {
  emptyVisitTrial,
  visitTrialSimulator,
  type VisitTrial,
} from "../simulate/visitTrialSimulator.ts";
import { visitTimes } from "../simulate/visitModel.ts";
import { planAnalyzer, type PlanAnalyzer } from "./planAnalyzer.ts";
import { emptyVisitColumns, visitStatuses, type VisitColumns } from "./visitColumns.ts";
import { addVisitCounts, emptyVisitCounts } from "./visitCounts.ts";
import type { VisitFindings, VisitRun } from "./visitRun.ts";

/**
 * Simulates a range of replicates of a trial over visits and analyzes each by every plan.
 *
 * @param first - Number of the first replicate, from 0.
 * @param count - How many replicates.
 */
export function replicateVisits(run: VisitRun, first: number, count: number): VisitFindings {
  const { simulate, trial, analyze } = workshops.get(JSON.stringify(run), () => workshopOf(run));
  const columns = emptyVisitColumns(run.analyses.length, count);
  const counts = emptyVisitCounts(run.endpoint);
  for (let row = 0; row < count; row++) {
    simulate(trial, first + row);
    addVisitCounts(counts, trial);
    analyze(columns, row);
  }
  return { columns, counts };
}

/** All that the replicates of a run share: dropout is calibrated and room is made once, not for every batch. */
interface Workshop {
  readonly trial: VisitTrial;
  readonly simulate: (trial: VisitTrial, replicate: number) => void;
  /** Analyzes the trial at hand by every plan. */
  readonly analyze: (columns: readonly VisitColumns[], row: number) => void;
}

const workshops = boundedCache<Workshop>(4, () => 1);

function workshopOf(run: VisitRun): Workshop {
  const { n, endpoint, seed, analyses } = run;
  const trial = emptyVisitTrial(n, visitTimes(endpoint).length, endpoint.baseline);
  const imputation = createStream({ seed, replicate: 0, purpose: "imputation" });
  const views = {
    used: new Float64Array(trial.values.length),
    missing: new Float64Array(trial.values.length),
  };
  const uses = analyses.map(({ estimand }) => offTreatmentUse(estimand));
  const analyzers = analyses.map((plan, k): PlanAnalyzer => {
    const data = { ...trial, values: views[uses[k]!] };
    return planAnalyzer(run, plan, data, imputation);
  });
  const result = emptyVisitResult();
  function analyze(columns: readonly VisitColumns[], row: number): void {
    for (const offTreatment of ["used", "missing"] as const) {
      if (uses.includes(offTreatment))
        fillObservedVisits(views[offTreatment], trial, { offTreatment });
    }
    for (let k = 0; k < analyzers.length; k++) {
      imputation.rekey(trial.replicate); // so that no plan's numbers depend on the others
      analyzers[k]!(result);
      setRow(columns[k]!, row, result);
    }
  }
  return { trial, simulate: visitTrialSimulator(run), analyze };
}

function setRow(columns: VisitColumns, row: number, result: VisitResult): void {
  columns.pValue[row] = result.pValue;
  columns.estimate[row] = result.estimate;
  columns.standardError[row] = result.standardError;
  columns.lower[row] = result.lower;
  columns.upper[row] = result.upper;
  columns.status[row] = visitStatuses.indexOf(result.status);
}
