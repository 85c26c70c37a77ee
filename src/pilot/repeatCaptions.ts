import { alphaText, percent, points, pValueStatement } from "../show/format.ts";
import type { Replication } from "../uncertainty/replication.ts";
import { pilotSizeText } from "./curseCaptions.ts";
import { smallestP } from "./repeatFindings.ts";
import type { PilotQuestion } from "./pilotQuestion.ts";

/** What a reader of the pilot may take from it, as sentences. */
export function repeatSentences(question: PilotQuestion, found: Replication): string[] {
  const { predictive, atEstimate, interval, rightDirection, pValue } = found;
  return [
    `A repeat of the same size (${pilotSizeText(question)}) would be significant in favor of the experimental arm with probability ${percent(predictive)}, averaged over what the pilot leaves possible; ${percent(atEstimate)} if its rates were the truth. ${pValueStatement(pValue)} is no promise of the next P.`,
    `The repeat’s difference will lie between ${points(interval.lower)} and ${points(interval.upper)} points with 95% probability. That is wider than a confidence interval: the repeat has chance of its own.`,
    `The experimental arm is truly better with probability ${percent(rightDirection, 2)}.${question.noEffect > 0 ? " The chance that it does nothing, set among the controls, is not in these three." : ""}`,
  ];
}

/** Why observed power says nothing new. */
export function observedPowerCaption(
  { alpha }: PilotQuestion,
  { pValue, atEstimate }: Replication,
): string {
  const small = pValue < smallestP ? ", off the scale to the left" : "";
  return `Observed power, the power at the rates just observed, follows from P: a result at P = ${alphaText(alpha)} has about 50%, whatever the trial. The pilot’s ${percent(atEstimate)} repeats its ${pValueStatement(pValue)}${small}; it cannot excuse a large P, nor strengthen a small one.`;
}
