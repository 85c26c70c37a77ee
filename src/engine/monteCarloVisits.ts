import { visitEstimand } from "../simulate/visitEstimand.ts";
import { nullVisitScenario } from "./nullVisitScenario.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import type { EstimandStrategy, VisitScenario } from "../study/visitSchema.ts";
import {
  operatingCharacteristics,
  type OperatingCharacteristics,
} from "../summarize/operatingCharacteristics.ts";
import { runReplicates, type RunOptions, type RunResult } from "./runReplicates.ts";
import { oneByOne } from "./subjectColumns.ts";
import { visitStatuses, type VisitColumns } from "./visitColumns.ts";
import { lossShares, type LossShares } from "./visitCounts.ts";
import { contrastOf, visitScaleOf, type VisitPlan } from "./visitPlan.ts";
import { visitPlanLabel } from "./visitPlanLabel.ts";
import { visitRun, type VisitRun } from "./visitRun.ts";

/** What one analysis of the simulated subjects achieves. */
export interface VisitAnalysisResult {
  readonly plan: VisitPlan;
  /** The analysis in a reader's words. */
  readonly label: string;
  /** Whose true value the estimates are compared with. */
  readonly strategy: EstimandStrategy;
  /** Scale of the estimates; a difference in means is in the endpoint's unit. */
  readonly scale: "meanDifference" | "riskDifference";
  /** True value of the estimand, on that scale, and its error where it is itself found by sampling. */
  readonly truth: number;
  readonly truthError: number;
  readonly characteristics: OperatingCharacteristics;
  /** Replicates whose fit did not converge and was replaced by the planned one. */
  readonly fallbacks: number;
  /** Replicates without an analysis; they count neither as rejections nor as non-rejections. */
  readonly failed: number;
}

/** Operating characteristics of analyses of the same simulated subjects. */
export interface VisitMonteCarloResult {
  readonly scenario: string;
  readonly seed: number;
  /** Replicates done; fewer than asked for when the run was stopped. */
  readonly replicates: number;
  readonly isComplete: boolean;
  /** In the order of the plans. */
  readonly analyses: readonly VisitAnalysisResult[];
  /** Mean shares of subjects without a value on treatment, by arm and visit. */
  readonly missingByVisit: readonly LossShares[];
  /** The analyzed replicates, to resume from or to draw distributions from. */
  readonly result: RunResult<VisitRun>;
}

export type VisitMonteCarloOptions = Partial<RunOptions<VisitRun>> & {
  /** Analyses of each trial. Default: the one that the study plans. */
  readonly plans?: readonly VisitPlan[] | undefined;
};

/**
 * Simulates one scenario of a study over visits: the subjects of a trial are drawn once and analyzed by each plan, so
 * that differences between analyses are not the luck of the draw.
 *
 * @param options - As for {@link runReplicates}; replicates default to the study's.
 * @throws {@link ArgumentError} for more replicates × plans than there is room for rows.
 */
export async function monteCarloVisits(
  study: SizedVisitStudy,
  scenario: VisitScenario,
  options: VisitMonteCarloOptions = {},
): Promise<VisitMonteCarloResult> {
  const { plans, replicates = study.simulation.replicates, ...rest } = options;
  const run = visitRun(study, scenario, plans);
  return summarizeVisitRun(await runReplicates(run, { ...rest, replicates }));
}

/**
 * The same without an effect, or on the margin: `rejection` is the type I error. On the same random numbers. Dropout
 * stays as assumed.
 */
export function monteCarloVisitsNull(
  study: SizedVisitStudy,
  scenario: VisitScenario,
  options: VisitMonteCarloOptions = {},
): Promise<VisitMonteCarloResult> {
  return monteCarloVisits(study, nullVisitScenario(scenario, study.design), options);
}

/** Summarizes what a run has done so far. */
export function summarizeVisitRun(result: RunResult<VisitRun>): VisitMonteCarloResult {
  const { run, replicates, isComplete, columns, counts } = result;
  return {
    scenario: run.scenario.name,
    seed: run.seed,
    replicates,
    isComplete,
    analyses: run.analyses.map((plan, k) => summaryOf(run, plan, columns[k]!)),
    missingByVisit: lossShares(run, counts, replicates),
    result,
  };
}

function summaryOf(run: VisitRun, plan: VisitPlan, columns: VisitColumns): VisitAnalysisResult {
  const { endpoint, scenario } = run;
  const { estimand, compares, analysis } = plan;
  const contrast = contrastOf(endpoint, plan);
  const truth = visitEstimand(endpoint, scenario, estimand, contrast, compares);
  const options = { alpha: analysis.alpha, truth: truth.value };
  const characteristics = operatingCharacteristics(oneByOne(columns), options);
  return {
    plan,
    label: visitPlanLabel(plan),
    strategy: estimand,
    scale: visitScaleOf(plan),
    truth: truth.value,
    truthError: truth.standardError,
    characteristics,
    fallbacks: count(columns.status, visitStatuses.indexOf("fallback")),
    failed: characteristics.failed,
  };
}

function count(values: Uint8Array, wanted: number): number {
  let found = 0;
  for (const value of values) if (value === wanted) found++;
  return found;
}
