import { fillPatternStatistics } from "./fillPatternStatistics.ts";
import { fitGaussianGee } from "./fitGaussianGee.ts";
import { robustVariance } from "./robustVariance.ts";
import { meanInference } from "./meanInference.ts";
import { mmrmModel } from "./mmrmModel.ts";
import type { VisitAnalysisPlan, VisitLayout, VisitTrialData } from "./visitPlan.ts";
import { fillFailure, type VisitResult } from "./visitResult.ts";

/** Prepares generalized estimating equations: as {@link gee}, nearly without allocation per trial. */
export function geeVisitAnalyzer(
  { visits, subjects, contrast, better, hasBaseline }: VisitLayout,
  { analysis, level }: VisitAnalysisPlan,
) {
  const { correlation = "exchangeable", correction = "manclDeRouen" } = analysis;
  const infer = meanInference({ ...analysis, better, level });
  const baselineEffect = hasBaseline ? (analysis.baselineEffect ?? "byVisit") : "none";
  const model = mmrmModel({ visits, subjects, covariance: "unstructured", baselineEffect });
  const sums = { products: new Float64Array(visits), pairs: new Float64Array(visits) };
  const column = visits + contrast;
  return (data: VisitTrialData, out: VisitResult): void => {
    fillPatternStatistics(model.statistics, data);
    const status = fitGaussianGee(model, correlation, sums);
    if (status !== "converged") return fillFailure(out, status);
    out.estimate = model.beta[column]!;
    out.standardError = Math.sqrt(robustVariance(model, data, column, correction));
    out.df = correction === "none" ? Infinity : model.statistics.subjects - model.columns;
    infer(out);
  };
}
