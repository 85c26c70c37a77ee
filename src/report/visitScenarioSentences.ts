import { responderRates } from "../sizing/responderRates.ts";
import type { SizedVisitDesign } from "../study/requireSizedVisits.ts";
import { type VisitMoments, visitMoments } from "../study/visitMoments.ts";
import { contrastIndexOf } from "../study/visitRetention.ts";
import type { VisitScenario } from "../study/visitSchema.ts";
import { decimal, listed, percent, points, signed } from "./format.ts";
import { visitLossSentences } from "./visitLossSentences.ts";
import { missingSentences } from "./visitNames.ts";
import { unitAfter } from "./visitTrialSentences.ts";

/** What is assumed about the world of a study over visits, and what becomes of missing values. */
export function visitScenarioSentences(
  design: SizedVisitDesign,
  scenario: VisitScenario,
  options: { readonly source?: string | undefined; readonly isOneOfSeveral: boolean },
): string[] {
  const moments = visitMoments(design.endpoint, scenario, contrastIndexOf(design));
  const loss = visitLossSentences(design, scenario);
  const correlation = correlationText(scenario);
  return [
    meansSentence(design, scenario, options),
    spreadSentence(design, moments),
    ...(moments.baseline ? [baselineSentence(design, moments.baseline)] : []),
    ...(correlation === undefined ? [] : [`The correlation between visits is ${correlation}.`]),
    ...responseSentences(design, scenario),
    ...loss,
    ...(loss.length > 1 ? [missingSentences[design.missing]] : []),
  ];
}

/** "at 12 weeks", or nothing where there is one visit without a time. */
function when(design: SizedVisitDesign): string {
  const { endpoint } = design;
  if (endpoint.type === "continuous") return "";
  return `at ${endpoint.visits[contrastIndexOf(design)]} ${endpoint.timeUnit}`;
}

function meansSentence(
  design: SizedVisitDesign,
  scenario: VisitScenario,
  { source, isOneOfSeveral }: Parameters<typeof visitScenarioSentences>[2],
): string {
  const { endpoint, arms } = design;
  const { mean } = visitMoments(endpoint, scenario, contrastIndexOf(design));
  const unit = unitAfter(endpoint);
  const where = isOneOfSeveral ? `In the scenario \u201C${scenario.name}\u201D the` : "The";
  const time = when(design) === "" ? "" : ` ${when(design)}`;
  const from = source === undefined ? "" : `, means taken from ${source}`;
  const difference =
    mean[0] === mean[1] ? "no difference" : `a difference of ${decimal(mean[0] - mean[1])}${unit}`;
  return `${where} mean${time} is assumed to be ${decimal(mean[0])}${unit} on ${arms[0].name} and ${decimal(mean[1])}${unit} on ${arms[1].name}${from}: ${difference}.`;
}

function spreadSentence({ endpoint, arms }: SizedVisitDesign, { mean, sd }: VisitMoments): string {
  const unit = unitAfter(endpoint);
  if (sd[0] !== sd[1]) {
    return `The standard deviation is ${decimal(sd[0])}${unit} on ${arms[0].name} and ${decimal(sd[1])}${unit} on ${arms[1].name}.`;
  }
  const standardized = signed((mean[0] - mean[1]) / sd[0], 2);
  const size =
    mean[0] === mean[1] ? "" : `, so that the standardized difference is ${standardized}`;
  return `The standard deviation is ${decimal(sd[0])}${unit} in both arms${size}.`;
}

function baselineSentence(
  design: SizedVisitDesign,
  { mean, sd, correlation }: NonNullable<VisitMoments["baseline"]>,
): string {
  const unit = unitAfter(design.endpoint);
  const value = when(design) === "" ? "the value after treatment" : `the value ${when(design)}`;
  return `The baseline has a mean of ${decimal(mean)}${unit}, a standard deviation of ${decimal(sd)}${unit}, and a correlation of ${decimal(correlation)} with ${value}.`;
}

/** Correlation between visits, to follow "is"; undefined where there is none to tell. */
export function correlationText(scenario: VisitScenario): string | undefined {
  const correlation = "correlation" in scenario ? scenario.correlation : undefined;
  switch (correlation?.type) {
    case undefined:
      return undefined;
    case "compoundSymmetry":
      return `${decimal(correlation.rho)} for any two visits`;
    case "ar1":
      return `${decimal(correlation.rho)} for neighboring visits, and its powers for those farther apart`;
    case "toeplitz":
      return `${listed(correlation.rho.map(decimal))} for visits ${listed(correlation.rho.map((_, k) => String(k + 1)))} apart in the list`;
    case "unstructured":
      return "as in the study file";
  }
}

/** The response rates that follow from the values. */
function responseSentences(
  { endpoint, arms }: SizedVisitDesign,
  scenario: VisitScenario,
): string[] {
  if (endpoint.type !== "responder") return [];
  const [experimental, control] = responderRates(endpoint, scenario);
  const difference = `${points(experimental - control)} percentage points`;
  return [
    `On treatment ${percent(experimental)} of subjects on ${arms[0].name} and ${percent(control)} on ${arms[1].name} then respond: a difference of ${difference}.`,
  ];
}
