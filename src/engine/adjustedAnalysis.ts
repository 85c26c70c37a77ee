import { isAdjustedMethod, type AdjustedMethod } from "../analyze/methods.ts";
import type { BaselineVariable } from "../study/baseline.ts";
import type { Analysis, Design } from "../study/schema.ts";

/** An analysis of subjects, with all its defaults: plain data, so that it can be sent to a worker. */
export interface AdjustedAnalysis {
  readonly method: AdjustedMethod;
  readonly sides: 1 | 2;
  /** Mantel and Haenszel's test only. */
  readonly continuityCorrection: boolean;
  /** Logistic regression only. */
  readonly test: NonNullable<Analysis["test"]>;
  /** What becomes of separated data: the analysis fails, or Firth's penalty is added. */
  readonly separation: NonNullable<Analysis["separation"]>;
  /** What enters the model, as far as a scenario describes it. */
  readonly adjustFor: readonly BaselineVariable[];
  /** Two-sided confidence level of the interval. */
  readonly level: number;
}

/** The scale of an analysis's estimate. */
export type EstimateScale = "riskDifference" | "logOddsRatio";

/** The planned analysis of subjects; undefined where a 2 × 2 table is all that is analyzed. */
export function adjustedAnalysis(
  { analysis }: Pick<Design, "analysis">,
  level = 0.95,
): AdjustedAnalysis | undefined {
  const { method, sides, continuityCorrection = false } = analysis;
  if (!isAdjustedMethod(method)) return undefined;
  const { test = "wald", separation = "fail", adjustFor = ["strata", "covariate"] } = analysis;
  return { method, sides, continuityCorrection, test, separation, adjustFor, level };
}

/** Logistic regression estimates a log odds ratio, every other analysis a risk difference. */
export function scaleOf(analysis: Pick<AdjustedAnalysis, "method"> | undefined): EstimateScale {
  return analysis?.method === "logistic" ? "logOddsRatio" : "riskDifference";
}
