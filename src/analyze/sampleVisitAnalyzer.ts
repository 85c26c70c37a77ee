import { type KernelMethod, meanKernels } from "./meanKernels.ts";
import { meanInference } from "./meanInference.ts";
import type { VisitAnalysisPlan, VisitLayout, VisitTrialData } from "./visitPlan.ts";
import type { VisitResult } from "./visitResult.ts";
import { fillVisitSamples, visitSamples } from "./visitSamples.ts";

/** Prepares t tests and the analysis of covariance at one visit. Does not allocate per trial. */
export function sampleVisitAnalyzer(
  layout: VisitLayout,
  { missing, analysis, level }: VisitAnalysisPlan,
  method: KernelMethod,
) {
  const samples = visitSamples(layout.subjects);
  const visit = { ...layout, isCarried: missing === "lastObservation" };
  const kernel = meanKernels[method]();
  const infer = meanInference({ ...analysis, better: layout.better, level });
  return (data: VisitTrialData, out: VisitResult): void => {
    fillVisitSamples(samples, data, visit);
    kernel(out, samples);
    infer(out);
  };
}
