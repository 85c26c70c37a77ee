import { fitGee } from "./fitGee.ts";
import { geeClusters } from "./geeClusters.ts";
import { meanInference } from "./meanInference.ts";
import { robustCovariance } from "./robustCovariance.ts";
import type { VisitAnalysisPlan, VisitLayout, VisitTrialData } from "./visitPlan.ts";
import { fillFailure, type VisitResult } from "./visitResult.ts";

/** Prepares generalized estimating equations: as {@link gee}. */
export function geeVisitAnalyzer(
  { visits, contrast, better }: VisitLayout,
  { analysis, level }: VisitAnalysisPlan,
) {
  const { correlation = "exchangeable", correction = "manclDeRouen", baselineEffect } = analysis;
  const infer = meanInference({ ...analysis, better, level });
  const specification = { family: "gaussian", correlation } as const;
  return (data: VisitTrialData, out: VisitResult): void => {
    const clusters = geeClusters(data, visits, baselineEffect ?? "byVisit");
    if (clusters.length === 0) return fillFailure(out, "notEstimable");
    const fit = fitGee(clusters, specification);
    if (fit.status !== "converged") return fillFailure(out, fit.status);
    const covariance = robustCovariance(clusters, specification, fit, correction);
    const column = visits + contrast;
    const { length } = fit.beta;
    out.estimate = fit.beta[column]!;
    out.standardError = Math.sqrt(covariance[column * length + column]!);
    out.df = correction === "none" ? Infinity : clusters.length - length;
    infer(out);
  };
}
