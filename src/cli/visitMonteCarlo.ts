import { monteCarloVisits, type VisitAnalysisResult } from "../engine/monteCarloVisits.ts";
import type { LossShares } from "../engine/visitCounts.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import type { EstimandStrategy, VisitScenario } from "../study/visitSchema.ts";
import type { MonteCarloAnswer } from "./answerPower.ts";
import type { Computation } from "./computation.ts";

/** A number found by simulation. */
export interface SimulatedNumber {
  readonly value: number;
  readonly standardError: number;
}

/** What simulated trials over visits show of the planned analysis. */
export interface VisitMonteCarloAnswer extends MonteCarloAnswer {
  /** The analysis in words. */
  readonly analysis: string;
  /** True value of the estimand: experimental − control; its error where it is itself found by sampling. */
  readonly truth: SimulatedNumber & { readonly strategy: EstimandStrategy };
  /** Mean of the estimates, less the truth. */
  readonly bias: SimulatedNumber;
  /** Share of the 95% intervals that hold the truth. */
  readonly coverage: SimulatedNumber;
  /** Standard deviation of the estimates. */
  readonly empiricalStandardError: SimulatedNumber;
  /** Replicates whose fit was replaced by the planned fallback. */
  readonly fallbacks: number;
  /** Mean shares of the subjects who have left, are off treatment, or skip a visit. */
  readonly missingByVisit: readonly LossShares[];
}

/** Power of a scenario of a study over visits by simulation of its planned analysis. */
export async function visitMonteCarlo(
  study: SizedVisitStudy,
  scenario: VisitScenario,
  workers: number | undefined,
  { pools, interrupt, onProgress }: Computation,
): Promise<VisitMonteCarloAnswer> {
  const options = { pool: pools.of(workers), signal: interrupt.signal };
  const result = await interrupt.during(() =>
    monteCarloVisits(study, scenario, { ...options, ...(onProgress && { onProgress }) }),
  );
  const { replicates, seed, isComplete, missingByVisit } = result;
  const found = analysisAnswer(result.analyses[0]!);
  return { ...found, replicates, seed, isComplete, missingByVisit };
}

function analysisAnswer({ label, strategy, truth, truthError, ...found }: VisitAnalysisResult) {
  const { rejection, bias, coverage, empiricalStandardError } = found.characteristics;
  const { value: power, monteCarloError: standardError, lower, upper } = rejection;
  return {
    power,
    standardError,
    lower,
    upper,
    failed: found.failed,
    fallbacks: found.fallbacks,
    analysis: label,
    truth: { strategy, value: truth, standardError: truthError },
    bias: numberOf(bias),
    coverage: numberOf(coverage),
    empiricalStandardError: numberOf(empiricalStandardError),
  };
}

function numberOf(found: {
  readonly value: number;
  readonly monteCarloError: number;
}): SimulatedNumber {
  return { value: found.value, standardError: found.monteCarloError };
}
