import { plannedMargin } from "../study/plannedTest.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import type { Scenario } from "../study/schema.ts";
import { bestPower } from "./bestPower.ts";
import { alphaText, article, assumedPercent, count, plural, points } from "./format.ts";
import { rateMarginText, sidesText } from "./comparisonSentence.ts";
import { hypothesisNames } from "./hypothesisNames.ts";
import { methodNames } from "./methodNames.ts";
import type { PowerResult } from "./powerResult.ts";
import { bothRates } from "./sensitivityRows.ts";

/**
 * The sample size in the two sentences of an abstract: subjects and power for the first scenario that has a result,
 * then test and method.
 */
export function shortJustification(
  study: SizedStudy,
  results: readonly PowerResult[],
  version: string,
): string {
  const { design, scenarios } = study;
  const result = results.find((each) => scenarios.some(({ name }) => name === each.scenario));
  const scenario = scenarios.find(({ name }) => name === result?.scenario);
  const power = result && bestPower(result);
  const randomized = `${plural(total(study), "subject")} (${arms(study)})`;
  if (scenario === undefined || power === undefined) {
    return `The trial randomizes ${randomized}. The analysis is by ${test(design)}.`;
  }
  const goal = goalText(study, scenario, power.text);
  const lost = dropoutText(study, scenario);
  return `Randomizing ${randomized} gives ${goal}${lost}. The analysis is by ${test(design)}; power was computed by ${power.method} (equipoise ${version}).`;
}

const total = ({ design: { arms } }: SizedStudy): number => arms[0].n + arms[1].n;

const arms = ({ design }: SizedStudy): string =>
  design.arms.map(({ n, name }) => `${count(n)} to ${name}`).join(", ");

function goalText({ design }: SizedStudy, { responseRate }: Scenario, power: string): string {
  const [experimental, control] = responseRate;
  const margin = plannedMargin(design);
  const rates = `${assumedPercent(experimental)} against ${assumedPercent(control)} with the event \u201C${design.endpoint.name}\u201D`;
  if (margin) {
    return `${power} power to show ${hypothesisNames[margin.hypothesis]} ${rateMarginText(margin)}, assuming ${rates}`;
  }
  const difference = experimental - control;
  if (difference === 0) {
    return `${article(power)} ${power} chance of a significant result where there is no difference (${rates})`;
  }
  const size = points(Math.abs(difference));
  return `${power} power to detect ${article(size)} ${size}-point difference (${rates})`;
}

function dropoutText({ design }: SizedStudy, { dropout }: Scenario): string {
  const [experimental, control] = dropout?.rate ?? [0, 0];
  if (experimental + control === 0) return "";
  const rates = bothRates([experimental, control]);
  const handled = design.missing === "completeCase" ? "left out" : "counted as failures";
  return `, with ${rates} dropout ${handled}`;
}

function test({ analysis }: SizedStudy["design"]): string {
  return `${methodNames[analysis.method]}, ${sidesText(analysis)}, at a significance level of ${alphaText(analysis.alpha)}`;
}
