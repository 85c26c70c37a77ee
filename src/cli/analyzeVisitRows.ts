import { type GeeOptions, gee } from "../analyze/gee.ts";
import type { LongitudinalData } from "../analyze/longitudinalData.ts";
import type { MeanTestOptions } from "../analyze/meanDifference.ts";
import { type MmrmOptions, mmrm, type VisitEffect } from "../analyze/mmrm.ts";
import { correlationAt } from "../analyze/workingCorrelation.ts";
import type { MeanTest } from "./analyzeMeans.ts";
import { dataOf } from "./dataOf.ts";
import { type MeanAnalysis, visitRowsSchema } from "./meanRequests.ts";

type Test = (options: MeanTestOptions) => MeanTest;
type AnalysisBy<Method> = Extract<MeanAnalysis, { readonly method: Method }>;

/** The mixed model of these rows, as a function of what is tested. */
export function analyzeMmrm(analysis: AnalysisBy<"mmrm">, data: unknown): Test {
  const rows = rowsOf(data);
  const { contrastVisit, baselineEffect, covariance, degreesOfFreedom, information } = analysis;
  const choices = { contrastVisit, baselineEffect, covariance, degreesOfFreedom, information };
  return (options) => {
    const result = mmrm(rows, { ...options, ...given<MmrmOptions>(choices) });
    const effects = effectsOf(result.effects, options);
    return { ...result, effects, notes: result.converged ? [] : [notConverged] };
  };
}

/** Generalized estimating equations of these rows, as a function of what is tested. */
export function analyzeGee(analysis: AnalysisBy<"gee">, data: unknown): Test {
  const rows = rowsOf(data);
  const { contrastVisit, baselineEffect, correlation = "exchangeable", correction } = analysis;
  const choices = { contrastVisit, baselineEffect, correlation, correction };
  return (options) => {
    const result = gee(rows, { ...options, ...given<GeeOptions>(choices) });
    const { scale, alpha, visits } = result;
    const covariance = visits.map((_, j) =>
      visits.map((__, k) => scale * correlationAt(correlation, alpha, Math.abs(j - k))),
    );
    const notes = [
      ...(result.converged ? [] : [notConverged]),
      ...(result.df === Infinity ? [normal] : []),
      noLikelihood,
    ];
    const effects = effectsOf(result.effects, options);
    return { ...result, effects, covariance, logLikelihood: null, notes };
  };
}

const notConverged =
  "The fit did not converge: the estimates are those at which it stopped, and there is no P value.";
const normal =
  "Without a correction P and interval are by the normal distribution: the degrees of freedom are infinite.";
const noLikelihood =
  "Estimating equations have no likelihood; the covariance is the working covariance between visits.";

/** The comparison at every visit; with a margin without the tests, which are for the contrast visit. */
function effectsOf(effects: readonly VisitEffect[], { nullDifference }: MeanTestOptions) {
  if (nullDifference === undefined) return effects;
  return effects.map(({ visit, estimate, standardError, df, lower, upper, level }) => {
    return { visit, estimate, standardError, df, lower, upper, level };
  });
}

function rowsOf(data: unknown): LongitudinalData {
  const { baseline, ...rows } = dataOf(visitRowsSchema, data);
  return { ...rows, ...(baseline && { baseline }) };
}

/** Without the options that were not chosen: they have the defaults of the analysis. */
function given<Options>(choices: { readonly [Key in keyof Options]: Options[Key] | undefined }) {
  const chosen = Object.entries(choices).filter(([, value]) => value !== undefined);
  return Object.fromEntries(chosen) as Options;
}
