import { responderRates } from "../sizing/responderRates.ts";
import type { SizedVisitDesign, SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { visitMoments } from "../study/visitMoments.ts";
import { contrastIndexOf } from "../study/visitRetention.ts";
import type { VisitScenario } from "../study/visitSchema.ts";
import { bestPower } from "./bestPower.ts";
import { sidesText } from "./comparisonSentence.ts";
import { alphaText, article, count, decimal, percent, plural, points } from "./format.ts";
import { hypothesisNames } from "./hypothesisNames.ts";
import { bothRates } from "./sensitivityRows.ts";
import { lastRates } from "./visitLossChanges.ts";
import { visitMethodName } from "./visitNames.ts";
import type { VisitPowerResult } from "./visitJustification.ts";
import { unitAfter, visitMarginText } from "./visitTrialSentences.ts";

/** The sample size of a study over visits in the two sentences of an abstract. */
export function visitShortJustification(
  { design, scenarios }: SizedVisitStudy,
  results: readonly VisitPowerResult[],
  version: string,
): string {
  const { arms, analysis } = design;
  const result = results.find((each) => scenarios.some(({ name }) => name === each.scenario));
  const scenario = scenarios.find(({ name }) => name === result?.scenario);
  const power = result && bestPower(result);
  const test = `${visitMethodName(analysis)}, ${sidesText(analysis)}, at a significance level of ${alphaText(analysis.alpha)}`;
  const each = arms.map(({ n, name }) => `${count(n)} to ${name}`).join(", ");
  const randomized = `${plural(arms[0].n + arms[1].n, "subject")} (${each})`;
  if (scenario === undefined || power === undefined) {
    return `The trial randomizes ${randomized}. The analysis is by ${test}.`;
  }
  return `Randomizing ${randomized} gives ${goalText(design, scenario, power.text)}${lossText(scenario)}. The analysis is by ${test}; power was computed by ${power.method} (equipoise ${version}).`;
}

/** "61% power to detect a difference of −12 mm in the mean of “fatigue” at 12 weeks (40 mm against 52 mm, …)". */
function goalText(design: SizedVisitDesign, scenario: VisitScenario, power: string): string {
  const { endpoint, analysis } = design;
  const { hypothesis = "superiority" } = analysis;
  const { size, values } =
    endpoint.type === "responder" ? ratesText(design, scenario) : meansText(design, scenario);
  if (hypothesis !== "superiority") {
    return `${power} power to show ${hypothesisNames[hypothesis]} ${visitMarginText(design)}, assuming ${values}`;
  }
  if (size === undefined) {
    return `${article(power)} ${power} chance of a significant result where there is no difference (${values})`;
  }
  return `${power} power to detect ${article(size)} ${size} (${values})`;
}

interface EffectText {
  /** "difference of −12 mm"; undefined where there is none. */
  readonly size: string | undefined;
  readonly values: string;
}

function meansText(design: SizedVisitDesign, scenario: VisitScenario): EffectText {
  const { endpoint } = design;
  const { mean, sd } = visitMoments(endpoint, scenario, contrastIndexOf(design));
  const unit = unitAfter(endpoint);
  const at =
    endpoint.type === "continuous"
      ? ""
      : ` at ${endpoint.visits[contrastIndexOf(design)]} ${endpoint.timeUnit}`;
  const spread = [...new Set(sd)].map((one) => `${decimal(one)}${unit}`).join(" and ");
  const spreads = sd[0] === sd[1] ? "standard deviation" : "standard deviations";
  const values = `means of ${decimal(mean[0])}${unit} against ${decimal(mean[1])}${unit} of \u201C${endpoint.name}\u201D${at}, ${spreads} ${spread}`;
  if (mean[0] === mean[1]) return { size: undefined, values };
  return { size: `difference of ${decimal(mean[0] - mean[1])}${unit}`, values };
}

function ratesText({ endpoint }: SizedVisitDesign, scenario: VisitScenario): EffectText {
  if (endpoint.type !== "responder") return { size: undefined, values: "" };
  const [experimental, control] = responderRates(endpoint, scenario);
  const values = `${percent(experimental)} against ${percent(control)} with \u201C${endpoint.name}\u201D`;
  const size = points(Math.abs(experimental - control));
  return { size: Number(size) === 0 ? undefined : `${size}-point difference`, values };
}

function lossText({ dropout }: VisitScenario): string {
  const rates = lastRates(dropout?.rate ?? [0, 0]);
  return rates[0] + rates[1] === 0 ? "" : `, with ${bothRates(rates)} dropout`;
}
