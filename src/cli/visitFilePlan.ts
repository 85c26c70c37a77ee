import type { CountsMethod } from "../analyze/methods.ts";
import type { CountsAnalysis } from "./analyzeCounts.ts";
import type { CovarianceType } from "../analyze/covarianceType.ts";
import type { ResponderRule, VisitAnalysisPlan } from "../analyze/visitPlan.ts";
import { ArgumentError } from "../errors.ts";
import { visitPlanOf } from "../engine/visitPlan.ts";
import { offTreatmentUse } from "../simulate/observedVisits.ts";
import type { VisitDesign, VisitMissing, VisitStudy } from "../study/visitSchema.ts";
import { contrastIndexOf } from "../study/visitRetention.ts";
import { checkWith, valueOf } from "../study/problems.ts";
import { type MeanAnalysis, meanAnalysisSchema } from "./meanRequests.ts";

/** How the values of a trial in a file are analyzed. */
export interface VisitFilePlan {
  readonly missing: VisitMissing;
  /** Times of the planned visits; undefined: those of the file. */
  readonly visits?: readonly number[] | undefined;
  /** The visit compared, by its own value; undefined: the last. */
  readonly contrastVisit?: number | string | undefined;
  readonly usesBaseline: boolean;
  /** Whether values after treatment has stopped are left out. */
  readonly leavesOutStopped: boolean;
  /** The comparison of means; absent for responders. */
  readonly means?: MeanAnalysis | undefined;
  /** Covariance to refit with where the fit does not converge. */
  readonly fallback?: CovarianceType | undefined;
  /** What a study plans: for imputations, and for responders. */
  readonly planned?: PlannedAnalysis | undefined;
}

export interface PlannedAnalysis {
  readonly plan: VisitAnalysisPlan;
  readonly better: "higher" | "lower";
  readonly responder?: ResponderRule | undefined;
  /** The test of the counts of responders. */
  readonly counts?: (CountsAnalysis & { readonly method: CountsMethod }) | undefined;
  readonly seed: number;
}

/** The plan of a study. */
export function studyFilePlan({ design, simulation }: VisitStudy, level: number): VisitFilePlan {
  const { endpoint, missing, estimand, analysis } = design;
  const visits = endpoint.type === "continuous" ? undefined : endpoint.visits;
  const { threshold, direction } = endpoint.type === "responder" ? endpoint : {};
  const responder = threshold === undefined ? undefined : { threshold, direction: direction! };
  const { better } = endpoint;
  return {
    missing,
    visits,
    contrastVisit: visits?.[contrastIndexOf(design)],
    usesBaseline: endpoint.baseline,
    leavesOutStopped: offTreatmentUse(estimand) === "missing",
    means: responder ? undefined : meansOf(design, level),
    fallback: analysis.fallback,
    planned: {
      plan: { ...visitPlanOf(design), level },
      better,
      responder,
      counts: responder && countsAnalysisOf(design),
      seed: simulation.seed,
    },
  };
}

/** The comparison of means that a study plans, as a request to analyze data has it. */
function meansOf({ analysis, endpoint }: VisitDesign, level: number): MeanAnalysis {
  const { fallback: _, scale: __, contrastVisit, ...rest } = analysis;
  const isModel = analysis.method === "mmrm" || analysis.method === "gee";
  const contrast = isModel ? { contrastVisit } : {};
  const given = { ...rest, ...contrast, better: endpoint.better, level };
  return valueOf(checkWith(meanAnalysisSchema, given, "design.analysis"));
}

function countsAnalysisOf({ analysis, endpoint: { better } }: VisitDesign) {
  const { method, sides, hypothesis, margin, scale } = analysis;
  return { method: method as CountsMethod, sides, better, hypothesis, margin, scale }; // of a responder
}

/** @throws {@link ArgumentError} if the plan needs a baseline that the file does not have. */
export function checkBaselineColumn(plan: VisitFilePlan, hasBaseline: boolean, file: string): void {
  if (!plan.usesBaseline || hasBaseline) return;
  throw new ArgumentError(file, "have a column baseline, which is analyzed", undefined);
}
