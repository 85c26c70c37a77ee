import type { CovarianceType } from "./covarianceType.ts";
import { fillPatternStatistics } from "./fillPatternStatistics.ts";
import { fitMmrm, type MmrmStatus, simulationTolerance } from "./fitMmrm.ts";
import { meanInference } from "./meanInference.ts";
import { fillVisitEffect } from "./mmrmEffect.ts";
import { mmrmModel } from "./mmrmModel.ts";
import type { VisitAnalysisPlan, VisitLayout, VisitTrialData } from "./visitPlan.ts";
import { fillFailure, type VisitResult } from "./visitResult.ts";

/** Prepares mixed models for repeated measures: as {@link mmrm}, without allocation per trial. */
export function mmrmVisitAnalyzer(layout: VisitLayout, { analysis, level }: VisitAnalysisPlan) {
  const { better, contrast } = layout;
  const { covariance = "unstructured", degreesOfFreedom = "kenwardRoger", fallback } = analysis;
  const infer = meanInference({ ...analysis, better, level });
  const first = fitter(layout, analysis.baselineEffect, covariance);
  const second = fallback && fitter(layout, analysis.baselineEffect, fallback);
  return (data: VisitTrialData, out: VisitResult): void => {
    const status = first.fit(data);
    const isReplaced = status !== "converged" && second?.fit(data) === "converged";
    if (status !== "converged" && !isReplaced) {
      fillFailure(out, status);
      return;
    }
    fillVisitEffect(out, isReplaced ? second!.model : first.model, contrast, degreesOfFreedom);
    infer(out);
    if (isReplaced && out.status === "done") out.status = "fallback";
  };
}

/** A model of one covariance structure, and its fit to a trial. */
function fitter(
  { visits, subjects, hasBaseline }: VisitLayout,
  baselineEffect: "main" | "byVisit" = "byVisit",
  covariance: CovarianceType,
) {
  const effect = hasBaseline ? baselineEffect : "none";
  const model = mmrmModel({ visits, subjects, covariance, baselineEffect: effect });
  const fit = (data: VisitTrialData): MmrmStatus => {
    fillPatternStatistics(model.statistics, data);
    return fitMmrm(model, options);
  };
  return { model, fit };
}

const options = { tolerance: simulationTolerance };
