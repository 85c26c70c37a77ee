import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { isImputation, isVisitModel, missingOf } from "../study/visitMethods.ts";
import type { VisitValues } from "./visitValues.ts";

/** The design with the planned analysis that the controls say, unchecked; what its method does not know goes. */
export function changedAnalysis({ design }: SizedVisitStudy, values: VisitValues): object {
  const { endpoint, analysis, imputations: _, ...rest } = design;
  const hasNoBaseline = values.method === "ancova" && !endpoint.baseline;
  const method = hasNoBaseline ? "t" : values.method;
  const allowed = missingOf(endpoint.type, method);
  const missing = allowed.includes(values.missing) ? values.missing : allowed[0]!;
  const { sides, alpha, estimand, imputations } = values;
  const { hypothesis, margin, scale, contrastVisit } = analysis;
  const isLongitudinal = endpoint.type === "longitudinal";
  const contrast = isLongitudinal ? movedContrast(design, values) : contrastVisit;
  return {
    ...rest,
    endpoint: { ...endpoint, ...responderVisit(design, values) },
    estimand,
    missing,
    ...(isImputation(missing) && { imputations }),
    analysis: {
      method,
      sides,
      alpha,
      hypothesis,
      margin,
      scale,
      contrastVisit: contrast,
      ...optionsOf(method, endpoint.baseline, values),
    },
  };
}

/** Where visits have changed with the choice of one of them, the choice may be gone. */
function movedContrast(
  { endpoint, analysis }: SizedVisitStudy["design"],
  { contrast }: VisitValues,
) {
  const isThere = endpoint.type === "longitudinal" && endpoint.visits.includes(contrast);
  return isThere ? contrast : analysis.contrastVisit;
}

function responderVisit(
  { endpoint }: SizedVisitStudy["design"],
  { contrast }: VisitValues,
): object {
  const isThere = endpoint.type === "responder" && endpoint.visits.includes(contrast);
  return isThere ? { visit: contrast } : {};
}

function optionsOf(
  method: VisitValues["method"],
  hasBaseline: boolean,
  values: VisitValues,
): object {
  const { covariance, degreesOfFreedom, fallback, baselineEffect, working, correction } = values;
  return {
    ...(method === "mmrm" && {
      covariance,
      degreesOfFreedom,
      ...(fallback !== "none" && { fallback }),
    }),
    ...(method === "gee" && { correlation: working, correction }),
    ...(isVisitModel(method) && hasBaseline && { baselineEffect }),
  };
}
