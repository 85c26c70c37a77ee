import { percent, points } from "../show/format.ts";
import type { BetaShape } from "../uncertainty/betaShape.ts";
import { powerCdf, type PowerDistribution } from "../uncertainty/powerDistribution.ts";
import type { PredictiveDifference } from "../uncertainty/predictiveDifference.ts";
import { predictiveInterval } from "../uncertainty/predictiveDifference.ts";
import { largestSize } from "./findPilot.ts";
import { powerDeciles } from "./powerSpreadFigure.ts";
import { reachedSize, type PilotFindings } from "./pilotFindings.ts";
import { beliefOf, dropoutOf, type PilotQuestion } from "./pilotQuestion.ts";
import { armText, countsText, goalText } from "./sentences.ts";
import { betaInterval } from "./betaInterval.ts";

/** What there is to see of both rates. */
export function densityCaption(question: PilotQuestion): string {
  const [experimental, control] = beliefOf(question).prior.arms;
  const spread = (shape: BetaShape): string => {
    const { lower, upper } = betaInterval(shape);
    return `${percent(lower, 0)} to ${percent(upper, 0)}`;
  };
  return `After ${countsText(question)}, the true rate lies with 95% probability in ${spread(experimental)} on the experimental arm and in ${spread(control)} on control. A follow-up planned on the two observed rates forgets all others.`;
}

/** What there is to see of the power. */
export function powerSpreadCaption(
  { question, atEstimate }: PilotFindings,
  distribution: PowerDistribution,
): string {
  const [low, middle, high] = powerDeciles(distribution).map((power) => percent(power)) as [
    string,
    string,
    string,
  ];
  const below = powerCdf(distribution, question.goal);
  return `Power at ${armText(question.n)} is not one number but ${percent(atEstimate)} at the pilot’s rates, and in 10, 50 and 90 of 100 possible truths at most ${low}, ${middle} and ${high}. It falls short of ${goalText(question.goal)} with probability ${percent(below, 0)}.`;
}

/** What there is to see of assurance over the size. */
export function chanceCaption({ question, curve, ceiling }: PilotFindings): string {
  const { goal } = question;
  const sizes = (by: "assurance" | "power"): string => {
    const { first, stable } = reachedSize(curve, by, goal);
    if (first === undefined) return `more than ${armText(largestSize)}`;
    const kept = stable === undefined ? "not kept up to the last" : `kept from ${stable} on`;
    return stable === first ? armText(first) : `${armText(first)} (${kept})`;
  };
  const asAnalyzed = dropoutOf(question) ? " as analyzed" : "";
  const why =
    question.noEffect > 0
      ? ""
      : `, the probability that the experimental arm is truly better${asAnalyzed}`;
  return `${goalText(goal)} power at the pilot’s rates takes ${sizes("power")}; ${goalText(goal)} assurance takes ${sizes("assurance")}. Assurance levels off at ${percent(ceiling)}${why}.`;
}

/** What there is to see of the next trial's result. */
export function predictiveCaption(
  { question, assurance }: PilotFindings,
  predictive: PredictiveDifference,
): string {
  const { lower, upper } = predictiveInterval(predictive);
  return `The follow-up with ${armText(question.n)} will observe between ${points(lower)} and ${points(upper)} points with 95% probability, the mean being ${points(predictive.mean)}. It is significant in favor of the experimental arm with probability ${percent(assurance)} (colored).`;
}
