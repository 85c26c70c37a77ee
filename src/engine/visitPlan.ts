import { contrastIndexOf } from "../study/visitRetention.ts";
import { isHigherBetter } from "../simulate/departures.ts";
import type { Direction } from "../study/schema.ts";
import type {
  EstimandStrategy,
  VisitAnalysis,
  VisitDesign,
  VisitEndpoint,
  VisitMissing,
} from "../study/visitSchema.ts";

/** One way to analyze the subjects of a study over visits: plain data, so that it can be sent to a worker. */
export interface VisitPlan {
  /** Which values count after treatment has stopped, and whose true value estimates are compared with. */
  readonly estimand: EstimandStrategy;
  readonly missing: VisitMissing;
  /** Completed data sets of a trial; only where missing values are imputed. */
  readonly imputations?: number | undefined;
  readonly analysis: VisitAnalysis;
  /** Means of the value, or rates of responders. Means of a responder endpoint are those it is read off. */
  readonly compares: "means" | "responders";
}

/** The analysis that a design plans. */
export function visitPlanOf(
  design: Pick<VisitDesign, "endpoint" | "estimand" | "missing" | "imputations" | "analysis">,
): VisitPlan {
  const { endpoint, estimand, missing, imputations, analysis } = design;
  const compares = endpoint.type === "responder" ? "responders" : "means";
  return { estimand, missing, ...(imputations && { imputations }), analysis, compares };
}

/** Which difference of what a plan compares is good; that of means follows from which response rate is. */
export function betterOf(endpoint: VisitEndpoint, { compares }: VisitPlan): Direction {
  if (compares === "responders") return endpoint.better;
  return isHigherBetter(endpoint) ? "higher" : "lower";
}

/** Place, in the list of visits, of the visit at which a plan compares the arms. */
export function contrastOf(endpoint: VisitEndpoint, { analysis }: VisitPlan): number {
  return contrastIndexOf({ endpoint, analysis });
}

/** Scale of a plan's estimates, experimental − control. */
export function visitScaleOf({ compares }: VisitPlan): "meanDifference" | "riskDifference" {
  return compares === "means" ? "meanDifference" : "riskDifference";
}
