import type { z } from "zod";
import type { CountsMethod } from "../analyze/methods.ts";
import { checkHypothesis } from "./hypothesisChecks.ts";
import { type Add, adder } from "./reportAt.ts";
import type { VisitsFields } from "./visitEndpointChecks.ts";
import type { VisitAnalysisFields } from "./visitFields.ts";
import {
  type EstimandStrategy,
  isImputation,
  isVisitModel,
  methodsOf,
  missingOf,
  type VisitEndpointType,
  type VisitMethod,
  type VisitMissing,
} from "./visitMethods.ts";

// Contradictions within the design of a study over visits, between fields that are each in range.

type Report<T> = z.core.$RefinementCtx<T>;
interface DesignFields {
  readonly endpoint: VisitsFields;
  readonly estimand?: EstimandStrategy | undefined;
  readonly missing?: VisitMissing | undefined;
  readonly imputations?: number | undefined;
  readonly analysis: VisitAnalysisFields;
}

/** An analysis, a strategy or a handling of missing values that the endpoint or the method cannot have. */
export function checkVisitDesign<T extends DesignFields>(design: T, report: Report<T>): void {
  const add = adder(report);
  const { endpoint, estimand, analysis } = design;
  const known = methodsOf[endpoint.type];
  if (!known.includes(analysis.method)) {
    return add(
      ["analysis", "method"],
      `be one of ${known.join(", ")} for a ${endpoint.type} endpoint`,
    );
  }
  if (estimand === "composite" && endpoint.type !== "responder") {
    add(["estimand"], "be composite for a responder endpoint only");
  }
  checkMissing(design, add);
  checkOptions(design, add);
  if (analysis.method === "ancova" && !endpoint.baseline) {
    add(["endpoint", "baseline"], "be true where analysis.method is ancova");
  }
  checkContrastVisit(design, add);
  checkAim(design, report, add);
}

function checkMissing({ endpoint, missing, imputations, analysis }: DesignFields, add: Add): void {
  const allowed = missingOf(endpoint.type, analysis.method);
  const handling = missing ?? allowed[0]!;
  if (!allowed.includes(handling)) {
    add(["missing"], `be ${inWords(allowed)} for ${analysis.method}${ofEndpoint(endpoint.type)}`);
  }
  if (imputations !== undefined && !isImputation(handling)) {
    add(["imputations"], "not be there unless missing is an imputation");
  }
  const { scale } = analysis;
  if (isImputation(handling) && scale === "ratio") {
    add(["analysis", "scale"], "be difference where missing values are imputed");
  }
}

const ofEndpoint = (type: VisitEndpointType) => ` of a ${type} endpoint`;
const inWords = (names: readonly string[]) =>
  names.length === 1 ? names[0]! : `one of ${names.join(", ")}`;

/** Which analyses an option belongs to. */
const homes = {
  covariance: ["mmrm"],
  degreesOfFreedom: ["mmrm"],
  fallback: ["mmrm"],
  baselineEffect: ["mmrm", "gee"],
  correlation: ["gee"],
  correction: ["gee"],
} as const satisfies Partial<Record<keyof VisitAnalysisFields, readonly VisitMethod[]>>;

/** Options of another analysis, which would go unused without a word. */
function checkOptions({ endpoint, analysis }: DesignFields, add: Add): void {
  for (const [option, methods] of Object.entries(homes)) {
    const name = option as keyof typeof homes;
    if (analysis[name] === undefined) continue;
    if (!(methods as readonly VisitMethod[]).includes(analysis.method)) {
      add(["analysis", name], `not be there unless method is ${methods.join(" or ")}`);
    }
  }
  const { baselineEffect, fallback, covariance = "unstructured" } = analysis;
  if (baselineEffect !== undefined && isVisitModel(analysis.method) && !endpoint.baseline) {
    add(["analysis", "baselineEffect"], "not be there unless endpoint.baseline is true");
  }
  if (fallback === covariance && analysis.method === "mmrm") {
    add(["analysis", "fallback"], "differ from covariance");
  }
}

function checkContrastVisit({ endpoint, analysis }: DesignFields, add: Add): void {
  const { contrastVisit } = analysis;
  if (contrastVisit === undefined) return;
  if (endpoint.type !== "longitudinal") {
    add(["analysis", "contrastVisit"], "not be there unless the endpoint is longitudinal");
  } else if (!endpoint.visits!.includes(contrastVisit)) {
    add(["analysis", "contrastVisit"], `be one of the visits, ${endpoint.visits!.join(", ")}`);
  }
}

/** A margin of responders is one of rates; a margin of means has the endpoint's unit. */
function checkAim<T extends DesignFields>(
  { endpoint, analysis }: DesignFields,
  report: Report<T>,
  add: Add,
): void {
  const { method, hypothesis = "superiority", margin, sides, scale } = analysis;
  if (endpoint.type === "responder") {
    const counts = { ...analysis, method: method as CountsMethod };
    return checkHypothesis({ analysis: counts, better: endpoint.better }, report);
  }
  const inAnalysis = (field: string, message: string) => add(["analysis", field], message);
  if (scale !== undefined) inAnalysis("scale", "not be there unless the endpoint is a responder");
  if (hypothesis === "superiority") {
    if (margin !== undefined) inAnalysis("margin", "be absent for superiority");
    return;
  }
  if (margin === undefined) inAnalysis("margin", `be a number above 0 for ${hypothesis}`);
  if (sides !== 2) return;
  const why = hypothesis === "equivalence" ? ", which is two one-sided tests" : "";
  inAnalysis("sides", `be 1 for ${hypothesis}${why}`);
}
