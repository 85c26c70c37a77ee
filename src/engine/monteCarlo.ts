import { conditionalLogOddsRatio } from "../simulate/conditionalLogOddsRatio.ts";
import { estimandValue } from "../simulate/estimandValue.ts";
import { nullScenario } from "../study/nullScenario.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import type { Scenario } from "../study/schema.ts";
import {
  operatingCharacteristics,
  type OperatingCharacteristics,
} from "../summarize/operatingCharacteristics.ts";
import type { ReplicateColumns } from "../summarize/replicateColumns.ts";
import { scaleOf, type EstimateScale } from "./adjustedAnalysis.ts";
import { analyzeTally } from "./analyzeTally.ts";
import type { TableRun } from "./tableRun.ts";
import { runInput } from "./runInput.ts";
import { runReplicates, type RunOptions, type RunResult } from "./runReplicates.ts";
import { oneByOne } from "./subjectColumns.ts";
import { analysisPlan, type AnalysisPlan } from "./tableAnalyzer.ts";

/** Operating characteristics of a scenario, estimated by simulation. */
export interface MonteCarloResult {
  readonly scenario: string;
  readonly seed: number;
  /** Replicates done; fewer than asked for when the run was stopped. */
  readonly replicates: number;
  readonly isComplete: boolean;
  /** Scale of the estimates. */
  readonly scale: EstimateScale;
  /** The estimand's true value, on that scale. */
  readonly truth: number;
  readonly characteristics: OperatingCharacteristics;
  /** The counted tables and analyzed replicates, to resume from or to draw distributions from. */
  readonly result: RunResult;
}

export type MonteCarloOptions = Partial<RunOptions> & {
  readonly interval?: AnalysisPlan["interval"];
};

/**
 * Simulates one scenario of a study and summarizes it.
 *
 * @param options - As for {@link runReplicates}; replicates default to the study's.
 */
export async function monteCarlo(
  study: SizedStudy,
  scenario: Scenario,
  options: MonteCarloOptions = {},
): Promise<MonteCarloResult> {
  const { replicates = study.simulation.replicates } = options;
  const result = await runReplicates(runInput(study, scenario), { ...options, replicates });
  return summarizeRun(study, result, options.interval);
}

/** The same without an effect: `rejection` is the type I error. On the same random numbers. */
export function monteCarloNull(
  study: SizedStudy,
  scenario: Scenario,
  options: MonteCarloOptions = {},
): Promise<MonteCarloResult> {
  return monteCarlo(study, nullScenario(scenario, study.design), options);
}

/** Analyzes and summarizes what a run has done so far. */
export function summarizeRun(
  study: SizedStudy,
  result: RunResult,
  interval?: AnalysisPlan["interval"],
): MonteCarloResult {
  const { scenario, seed, analysis } = result.run;
  const columns = columnsOf(study, result, interval);
  const truth = truthOf(result.run);
  return {
    scenario: scenario.name,
    seed,
    replicates: result.replicates,
    isComplete: result.isComplete,
    scale: scaleOf(analysis),
    truth,
    characteristics: operatingCharacteristics(columns, {
      alpha: study.design.analysis.alpha,
      truth,
    }),
    result,
  };
}

/** The analyzed replicates of a run, equal ones in one row. */
export function columnsOf(
  { design }: Pick<SizedStudy, "design">,
  result: RunResult,
  interval?: AnalysisPlan["interval"],
): ReplicateColumns {
  if (result.columns) return oneByOne(result.columns);
  return analyzeTally(result, analysisPlan(design, interval));
}

/** The true value that the estimates of a run aim at. */
function truthOf(run: TableRun): number {
  const { scenario, missing, better, analysis } = run;
  if (analysis?.method !== "logistic") return estimandValue(scenario, missing, better);
  return conditionalLogOddsRatio(scenario, { ...run, adjustFor: analysis.adjustFor });
}
