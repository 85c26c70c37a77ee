import type { z } from "zod";
import { withSides } from "./hypothesisChecks.ts";
import type { VisitAnalysisFields } from "./visitFields.ts";
import type { severalVisitsEndpoint } from "./visitFields.ts";
import {
  type EstimandStrategy,
  isImputation,
  isVisitModel,
  missingOf,
  type VisitEndpointType,
  type VisitMissing,
} from "./visitMethods.ts";

// Defaults that depend on other fields. Each is written here and nowhere else.

/** Completed data sets of a trial where no number is stated. */
const defaultImputations = 20;

interface EndpointFields {
  readonly type: VisitEndpointType;
  readonly baseline: boolean;
  readonly visits?: readonly number[];
}

interface DesignFields {
  readonly endpoint: EndpointFields;
  readonly estimand?: EstimandStrategy | undefined;
  readonly missing?: VisitMissing | undefined;
  readonly imputations?: number | undefined;
  readonly analysis: VisitAnalysisFields;
}

/** A design with every default that its endpoint and its method decide. */
export function completedDesign<Fields extends DesignFields>(design: Fields) {
  const { estimand, missing, imputations, analysis, ...rest } = design;
  const { type } = design.endpoint;
  const handling = missing ?? missingOf(type, analysis.method)[0]!;
  return {
    ...rest,
    estimand: estimand ?? (type === "responder" ? "composite" : "treatmentPolicy"),
    missing: handling,
    imputations: imputations ?? (isImputation(handling) ? defaultImputations : undefined),
    analysis: completedAnalysis(analysis, design.endpoint),
  };
}

/** An analysis with the options of its method. */
function completedAnalysis(fields: VisitAnalysisFields, endpoint: EndpointFields) {
  const { method, sides, alpha, hypothesis, margin, scale, ...options } = withSides(fields);
  const isLongitudinal = endpoint.type === "longitudinal";
  return {
    method,
    sides,
    alpha,
    hypothesis,
    margin,
    scale,
    contrastVisit: isLongitudinal ? endpoint.visits?.at(-1) : undefined,
    ...(method === "mmrm" && mmrmDefaults),
    ...(method === "gee" && geeDefaults),
    ...(isVisitModel(method) && endpoint.baseline && { baselineEffect: "byVisit" as const }),
    ...stated(options),
  };
}

const mmrmDefaults = { covariance: "unstructured", degreesOfFreedom: "kenwardRoger" } as const;
const geeDefaults = { correlation: "exchangeable", correction: "manclDeRouen" } as const;

/** What is there, so that it can be spread over defaults. */
function stated<Fields extends object>(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Fields;
}

/** The deciding visit of a response is the last one unless another is named. */
export function withVisit(endpoint: z.infer<typeof severalVisitsEndpoint>) {
  if (endpoint.type !== "responder") return endpoint;
  return { ...endpoint, visit: endpoint.visit ?? endpoint.visits.at(-1)! };
}
