import { ArgumentError } from "../errors.ts";
import { imputationModel } from "./imputationModel.ts";
import { meanInference } from "./meanInference.ts";
import type { MeanKernel } from "./meanKernels.ts";
import { visitImputer } from "./multipleImputation.ts";
import type { RandomSource } from "./randomSource.ts";
import { emptyPooledEstimate, fillPooledEstimate } from "./rubin.ts";
import type { ImputationMethod } from "./visitMissing.ts";
import type { VisitAnalysisPlan, VisitLayout, VisitTrialData } from "./visitPlan.ts";
import { fillFailure, type VisitResult } from "./visitResult.ts";
import { addToSamples, visitSamples } from "./visitSamples.ts";

/** What an analysis of imputed data sets is made of. */
export interface ImputedParts {
  readonly method: ImputationMethod;
  /** What is compared, of a subject with its value at the visit: that value, or 1 for a responder. */
  readonly outcomeOf: (data: VisitTrialData, subject: number, value: number) => number;
  /** Comparison of one completed data set. */
  readonly kernel: MeanKernel;
  /** Analysis of a trial with nothing missing. */
  readonly complete: (data: VisitTrialData, out: VisitResult) => void;
}

/**
 * Prepares multiple imputation: each completed data set is analyzed, and the results are pooled by Rubin's rules. Where
 * nothing is missing at the visit compared, the analysis is that of the complete data.
 */
export function imputedVisitAnalyzer(
  layout: VisitLayout,
  { imputations: m = 20, analysis, level }: VisitAnalysisPlan,
  { method, outcomeOf, kernel, complete }: ImputedParts,
  source: RandomSource,
) {
  if (!(Number.isInteger(m) && m >= 2)) {
    throw new ArgumentError("imputations", "be a whole number from 2", m);
  }
  const { visits, contrast, better } = layout;
  const imputer = visitImputer(imputationModel(layout), method);
  const infer = meanInference({ ...analysis, better, level });
  const [estimates, variances] = [new Float64Array(m), new Float64Array(m)];
  const pooled = emptyPooledEstimate();
  const samples = visitSamples(layout.subjects);
  return (data: VisitTrialData, out: VisitResult): void => {
    if (isComplete(data, visits, contrast)) return complete(data, out);
    if (!imputer.load(data, source)) return fillFailure(out, "notEstimable");
    let df = 0;
    for (let k = 0; k < m; k++) {
      if (!imputer.draw(source)) return fillFailure(out, "notEstimable");
      gather(data);
      kernel(out, samples);
      estimates[k] = out.estimate;
      variances[k] = out.standardError * out.standardError;
      df += out.df / m; // Welch's differ between data sets
    }
    fillPooledEstimate(pooled, estimates, variances, df);
    out.estimate = pooled.estimate;
    out.standardError = pooled.standardError;
    out.df = pooled.df;
    infer(out);
  };

  /** Samples at the visit compared, of all subjects, missing values drawn. */
  function gather(data: VisitTrialData): void {
    const { y, visitMean, subjects } = imputer.model;
    samples.n.fill(0);
    for (let i = 0; i < subjects; i++) {
      const at = i * visits + contrast;
      let value = data.values[at]!;
      if (value !== value) {
        imputer.complete(i, contrast + 1, source);
        value = y[at]! + visitMean[contrast]!;
      }
      addToSamples(samples, data, i, outcomeOf(data, i, value));
    }
  }
}

function isComplete({ values }: VisitTrialData, visits: number, contrast: number): boolean {
  for (let at = contrast; at < values.length; at += visits) {
    if (Number.isNaN(values[at])) return false;
  }
  return true;
}
