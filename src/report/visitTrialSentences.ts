import { measureOf } from "../study/plannedTest.ts";
import type { SizedVisitDesign } from "../study/requireSizedVisits.ts";
import type { ResponderEndpoint } from "../study/visitSchema.ts";
import { contrastIndexOf } from "../study/visitRetention.ts";
import { comparisonSentence, rateMarginText } from "./comparisonSentence.ts";
import { decimal, listed } from "./format.ts";
import { randomizedSentence } from "./trialSentences.ts";
import { visitMethodName, visitModelSentence } from "./visitNames.ts";

/** What the protocol of a study over visits fixes: who is randomized, what is measured, how the arms are compared. */
export function visitTrialSentences(design: SizedVisitDesign): string[] {
  const model = visitModelSentence(design);
  return [
    randomizedSentence(design),
    endpointSentence(design),
    comparison(design),
    ...(model === "" ? [] : [model]),
  ];
}

/** "The endpoint is “fatigue” (mm), measured at 4, 8 and 12 weeks and compared at 12 weeks; a lower value is better." */
export function endpointSentence(design: SizedVisitDesign): string {
  const { better, type } = design.endpoint;
  const what = type === "responder" ? "rate" : "value";
  return `The endpoint is ${variableText(design)}; a ${better} ${what} is better.`;
}

/** The endpoint as the variable of an estimand: what is measured when. */
export function variableText(design: SizedVisitDesign): string {
  const { endpoint } = design;
  const name = `\u201C${endpoint.name}\u201D`;
  const unit = endpoint.unit === undefined ? "" : ` (${endpoint.unit})`;
  const before = endpoint.baseline ? "before randomization and " : "";
  if (endpoint.type === "continuous") {
    const when = endpoint.baseline ? ", measured before randomization and after treatment" : "";
    return `${name}${unit}${when}`;
  }
  const { visits, timeUnit } = endpoint;
  const times = `measured ${before}at ${listed(visits.map(String))} ${timeUnit}`;
  if (endpoint.type === "responder") {
    return `${name}: ${ruleText(endpoint)} at ${endpoint.visit} ${timeUnit}, of a value ${times}`;
  }
  const contrast = visits[contrastIndexOf(design)];
  return `${name}${unit}, ${times} and compared at ${contrast} ${timeUnit}`;
}

/** "a fall from baseline of 15 mm or more", "a value of at most 15 mm". */
function ruleText(endpoint: ResponderEndpoint): string {
  const { direction, threshold } = endpoint;
  const limit = `${decimal(threshold)}${unitAfter(endpoint)}`;
  switch (direction) {
    case "fall":
    case "rise":
      return `a ${direction} from baseline of ${limit} or more`;
    case "atMost":
      return `a value of at most ${limit}`;
    case "atLeast":
      return `a value of at least ${limit}`;
  }
}

function comparison(design: SizedVisitDesign): string {
  const { analysis, arms, endpoint } = design;
  return comparisonSentence({
    arms,
    analysis,
    method: visitMethodName(analysis),
    what: endpoint.type === "responder" ? "rate" : "value",
    better: endpoint.better,
    margin: visitMarginText(design),
  });
}

/** "with a margin of 6 mm"; undefined without one. */
export function visitMarginText({ analysis, endpoint }: SizedVisitDesign): string | undefined {
  const { hypothesis = "superiority", margin, scale } = analysis;
  const { better } = endpoint;
  if (hypothesis === "superiority" || margin === undefined) return undefined;
  if (endpoint.type === "responder") {
    return rateMarginText({ hypothesis, margin, measure: measureOf(scale), better });
  }
  return `with a margin of ${margin}${unitAfter(endpoint)}`;
}

/** The unit of an endpoint's values, to follow a number. */
export const unitAfter = ({ unit }: { readonly unit?: string | undefined }): string =>
  unit === undefined ? "" : ` ${unit}`;
