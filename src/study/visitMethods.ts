import { countsMethods } from "../analyze/methods.ts";
import { imputationMethods, type VisitMissing } from "../analyze/visitMissing.ts";

/** Comparisons of two means at one visit. */
export const meanMethods = ["t", "welch", "wilcoxon", "ancova"] as const;

/** Models of all visits together. */
export const visitModelMethods = ["mmrm", "gee"] as const;

/** Every analysis that a study over visits can plan; responders are counted and tested as two proportions. */
export const visitMethods = [...visitModelMethods, ...meanMethods, ...countsMethods] as const;
export type VisitMethod = (typeof visitMethods)[number];
export type MeanMethod = (typeof meanMethods)[number];
export type VisitModelMethod = (typeof visitModelMethods)[number];

/** Kinds of endpoints that are measured rather than counted. */
export const visitEndpointTypes = ["continuous", "longitudinal", "responder"] as const;
export type VisitEndpointType = (typeof visitEndpointTypes)[number];

/** The analyses that fit an endpoint. */
export const methodsOf: Readonly<Record<VisitEndpointType, readonly VisitMethod[]>> = {
  continuous: meanMethods,
  longitudinal: [...visitModelMethods, ...meanMethods],
  responder: countsMethods,
};

/** What becomes of values after an intercurrent event, here the end of treatment (ICH E9(R1)). */
export const estimandStrategies = [
  "treatmentPolicy",
  "hypothetical",
  "composite",
  "whileOnTreatment",
] as const;
export type EstimandStrategy = (typeof estimandStrategies)[number];

export {
  imputationMethods,
  isImputation,
  type ImputationMethod,
  type VisitMissing,
  visitMissings as visitMissingMethods,
} from "../analyze/visitMissing.ts";

/** Whether an analysis models all visits, with the values that are there. */
export function isVisitModel(method: VisitMethod): method is VisitModelMethod {
  return (visitModelMethods as readonly VisitMethod[]).includes(method);
}

/** The handlings of missing values that an endpoint and an analysis can have; the first is the default. */
export function missingOf(type: VisitEndpointType, method: VisitMethod): readonly VisitMissing[] {
  if (isVisitModel(method)) return ["observed"];
  if (type === "continuous") {
    return method === "wilcoxon" ? ["observed"] : ["observed", ...imputationMethods];
  }
  const single = ["completeCase", "lastObservation"] as const;
  if (type === "responder") {
    const nonresponder = ["nonresponder", ...single] as const;
    return method === "wald" ? [...nonresponder, ...imputationMethods] : nonresponder;
  }
  return method === "wilcoxon" ? single : [...single, ...imputationMethods];
}
