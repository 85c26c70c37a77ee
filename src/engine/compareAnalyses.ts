import { ArgumentError } from "../errors.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import type { Analysis, Scenario } from "../study/schema.ts";
import { monteCarlo, type MonteCarloOptions, type MonteCarloResult } from "./monteCarlo.ts";

/** One way to analyze the simulated trials, and what it achieves. */
export interface AnalysisComparison extends MonteCarloResult {
  readonly analysis: Analysis;
}

/** What is planned besides the method: all analyses share it. */
type Common = Pick<Analysis, "sides" | "alpha">;

/** Analyses without and with adjustment for what the scenario describes, each with its estimand. */
export function comparableAnalyses(
  { strata, covariate }: Scenario,
  { sides, alpha }: Common,
): Analysis[] {
  const common = { sides, alpha };
  const isModeled = strata !== undefined || covariate !== undefined;
  return [
    { method: "pearson", ...common },
    ...(strata ? [{ method: "mantelHaenszel", ...common } as const] : []),
    ...(isModeled
      ? [
          { method: "logistic", separation: "firth", ...common } as const,
          { method: "standardized", separation: "firth", ...common } as const,
        ]
      : []),
  ];
}

/**
 * Power, bias and coverage of several analyses of the same simulated trials: replicate `i` is the same
 * trial for each, so that their differences are not the luck of the draw.
 *
 * Estimates are compared with their own estimand: the risk difference of the population, and for logistic
 * regression the log odds ratio between subjects alike at baseline.
 *
 * @param options - As for {@link monteCarlo}; `analyses` defaults to those of {@link comparableAnalyses}.
 * @throws {@link ArgumentError} if an analysis needs strata that the scenario does not have.
 */
export async function compareAnalyses(
  study: SizedStudy,
  scenario: Scenario,
  options: MonteCarloOptions & { readonly analyses?: readonly Analysis[] } = {},
): Promise<AnalysisComparison[]> {
  const { analyses = comparableAnalyses(scenario, study.design.analysis), ...rest } = options;
  const comparisons: AnalysisComparison[] = [];
  for (const analysis of analyses) {
    if (analysis.method === "mantelHaenszel" && scenario.strata === undefined) {
      throw new ArgumentError("scenario.strata", "be given for mantelHaenszel", undefined);
    }
    const design = { ...study.design, analysis };
    comparisons.push({ analysis, ...(await monteCarlo({ ...study, design }, scenario, rest)) });
  }
  return comparisons;
}
