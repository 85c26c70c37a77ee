import { imputationMethods, isImputation, isVisitModel } from "../study/visitMethods.ts";
import type {
  EstimandStrategy,
  VisitAnalysis,
  VisitDesign,
  VisitMethod,
  VisitMissing,
  VisitStudy,
} from "../study/visitSchema.ts";
import { visitPlanOf, type VisitPlan } from "./visitPlan.ts";
import { visitPlanLabel } from "./visitPlanLabel.ts";

/** A plan, and what a reader may call it. */
export interface LabeledVisitPlan extends VisitPlan {
  readonly label: string;
}

/** Completed data sets of a trial, where the study plans none: enough to compare analyses. */
const imputations = 20;

/**
 * The analyses that can be compared on the subjects of a study, the planned one first, each with the strategy whose
 * true value it is compared with: that of the study, treatment policy for reference-based imputation, and for
 * responders what each handling of missing values aims at. The means that responders are read off are among them,
 * by the mixed model: what dichotomizing costs.
 */
export function comparableVisitPlans(
  study: Pick<VisitStudy, "design" | "scenarios">,
): LabeledVisitPlan[] {
  const others = { continuous: ofOneVisit, longitudinal: ofVisits, responder: ofResponders };
  const { design } = study;
  const plans = [visitPlanOf(design), ...others[design.endpoint.type](study)];
  const labeled = plans.map((plan) => ({ ...plan, label: visitPlanLabel(plan) }));
  const keyOf = ({ label, estimand }: LabeledVisitPlan) => `${label}, ${estimand}`;
  return labeled.filter((plan, k) => labeled.findIndex((p) => keyOf(p) === keyOf(plan)) === k);
}

type Compared = Pick<VisitStudy, "design" | "scenarios">;

function ofOneVisit({ design }: Compared): VisitPlan[] {
  const base = baseMethod(design);
  const methods = new Set<VisitMethod>([base, "t", "welch", "wilcoxon"]);
  return [
    ...[...methods].map((method) => meansPlan(design, method, "observed")),
    ...imputationMethods.map((missing) => meansPlan(design, base, missing)),
  ];
}

function ofVisits({ design, scenarios }: Compared): VisitPlan[] {
  const base = baseMethod(design);
  const stops = scenarios.some(({ discontinuation }) => discontinuation !== undefined);
  return [
    meansPlan(design, "mmrm", "observed"),
    ...(stops ? [meansPlan(design, "mmrm", "observed", "hypothetical")] : []),
    meansPlan(design, base, "completeCase"),
    meansPlan(design, base, "lastObservation"),
    ...imputationMethods.map((missing) => meansPlan(design, base, missing)),
  ];
}

function ofResponders({ design }: Compared): VisitPlan[] {
  const { analysis, endpoint } = design;
  const like = (missing: VisitMissing, estimand: EstimandStrategy): VisitPlan => {
    return { ...visitPlanOf({ ...design, missing, estimand, imputations: undefined }) };
  };
  const { contrastVisit, sides, alpha, hypothesis, margin, scale } = analysis;
  const wald: VisitAnalysis = {
    method: "wald",
    contrastVisit,
    sides,
    alpha,
    hypothesis,
    margin,
    scale,
  };
  const ofMeans = endpoint.type === "responder" && endpoint.visits.length > 1 ? "mmrm" : "t";
  return [
    like("nonresponder", "composite"),
    like("completeCase", "hypothetical"),
    like("lastObservation", "hypothetical"),
    ...(scale === "ratio"
      ? [] // an imputed ratio has no pooled standard error
      : [{ ...like("multipleImputation", "hypothetical"), analysis: wald, imputations }]),
    ...(margin === undefined ? [meansPlan(design, ofMeans, "observed", "treatmentPolicy")] : []),
  ];
}

/** Comparison of means at one visit that uses the baseline where there is one. */
function baseMethod({ endpoint }: Pick<VisitDesign, "endpoint">): VisitMethod {
  return endpoint.baseline ? "ancova" : "t";
}

/** A comparison of means; reference-based imputation aims at treatment policy whatever the study does. */
function meansPlan(
  design: VisitDesign,
  method: VisitMethod,
  missing: VisitMissing,
  estimand: EstimandStrategy = isReferenceBased(missing) ? "treatmentPolicy" : design.estimand,
): VisitPlan {
  return {
    estimand,
    missing,
    ...(isImputation(missing) && { imputations: design.imputations ?? imputations }),
    analysis: analysisBy(design, method),
    compares: "means",
  };
}

function isReferenceBased(missing: VisitMissing): boolean {
  return isImputation(missing) && missing !== "multipleImputation";
}

/** The planned analysis with another method: its own options go, what is to be shown stays. */
function analysisBy({ analysis, endpoint }: VisitDesign, method: VisitMethod): VisitAnalysis {
  if (analysis.method === method) return analysis;
  const { sides, alpha, hypothesis, margin, contrastVisit } = analysis;
  return {
    method,
    sides,
    alpha,
    hypothesis,
    margin,
    scale: undefined,
    contrastVisit,
    ...(method === "mmrm" && { covariance: "unstructured", degreesOfFreedom: "kenwardRoger" }),
    ...(isVisitModel(method) && endpoint.baseline && { baselineEffect: "byVisit" }),
  };
}
