import { percent, perArm } from "../show/format.ts";
import { methodText, valueText } from "./visitWords.ts";
import type { PricedAnalysis, PricedThreshold, PriceQuestion } from "./price.ts";
import { visitValues } from "./visitValues.ts";

/** What dichotomizing at a threshold costs. */
export function priceSentence(
  question: PriceQuestion,
  at: PricedThreshold,
  responders: PricedAnalysis | undefined,
): string {
  const { study, twins, means, isWithoutLoss } = question;
  const { arms, endpoint } = study.design;
  const format = { sd: visitValues(study).sd, unit: endpoint.unit };
  const what = `Called a response where the value is ${twins.response} `.replace(
    /where the value is (a \w+ of)/,
    "at $1",
  );
  const rates = `${percent(at.rates[0])} respond on ${arms[0].name} and ${percent(at.rates[1])} on ${arms[1].name}`;
  const loss = isWithoutLoss ? ", with nobody lost," : "";
  const sized = perArm([arms[0].n, arms[1].n]);
  const asked = twins.respondersAt(at.threshold).design.analysis.method;
  const meanWords = methodText(twins.means.design.analysis.method);
  const power = `The same ${sized} subjects${loss} have ${percent(at.power)} power as responders (${methodText(asked)}) and ${percent(means.power)} by their means (${meanWords})`;
  return `${what}${valueText(at.threshold, format)}, ${rates}. ${power}; ${sizeText(means, responders)}`;
}

function sizeText({ n }: PricedAnalysis, responders: PricedAnalysis | undefined): string {
  if (!n || !responders?.n) return "80% is beyond one of them.";
  const factor = (responders.n[0] + responders.n[1]) / (n[0] + n[1]);
  return `80% takes ${perArm([responders.n[0], responders.n[1]])} responders instead of ${perArm([n[0], n[1]])} measured: ${factor.toFixed(2)} times as many.`;
}

/** Where on the curve dichotomizing costs least. */
export function priceCaption(question: PriceQuestion, rows: readonly PricedThreshold[]): string {
  const best = rows.toSorted((a, b) => b.power - a.power)[0];
  if (!best) return "Power of responders, threshold by threshold.";
  const { study, means, isWithoutLoss } = question;
  const format = { sd: visitValues(study).sd, unit: study.design.endpoint.unit };
  const loss = isWithoutLoss
    ? " All without loss of subjects: with it there is no formula for one of the two."
    : "";
  return `Even the best threshold, ${valueText(best.threshold, format)}, leaves responders ${percent(best.power)} power; the means have ${percent(means.power)}.${loss}`;
}
