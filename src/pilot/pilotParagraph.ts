import { methodNames } from "../report/methodNames.ts";
import { sidesWords } from "../planner/wording.ts";
import { alphaText, count, percent, points } from "../show/format.ts";
import { largestSize } from "./findPilot.ts";
import { reachedSize, type PilotFindings } from "./pilotFindings.ts";
import type { PilotQuestion } from "./pilotQuestion.ts";
import { goalText } from "./sentences.ts";

const priorNames = {
  jeffreys: "Jeffreys’s Beta(1/2, 1/2) for each rate",
  uniform: "uniform for each rate",
} as const;

/** The prior in words. */
export function priorText({ prior, own, noEffect }: PilotQuestion): string {
  const shapes = own.map(({ a, b }) => `Beta(${a}, ${b})`);
  const arms =
    prior === "own"
      ? `${shapes[0]} for the experimental and ${shapes[1]} for the control rate`
      : priorNames[prior];
  if (noEffect === 0) return arms;
  return `${arms}, and a probability of ${percent(noEffect, 0)} that the treatment does nothing`;
}

/** What a protocol says of the pilot and of the size. */
export function pilotParagraph(findings: PilotFindings): string {
  const { question, atEstimate, assurance, ceiling, curve } = findings;
  const { n, method, sides, alpha, goal } = question;
  const { first, stable } = reachedSize(curve, "assurance", goal);
  const size =
    first === undefined
      ? `An assurance of ${goalText(goal)} is not reached with up to ${count(largestSize)} subjects per arm.`
      : `An assurance of ${goalText(goal)} is first reached with ${count(first)} subjects per arm${stable === undefined || stable === first ? "" : ` and kept from ${count(stable)} on`}.`;
  return `In the pilot, ${countsSentence(question)}. With ${count(n)} subjects per arm${lossWords(question)}, the exact power by ${methodNames[method].replaceAll("'", "’")} (${sidesWords(sides)} alpha ${alphaText(alpha)}) is ${percent(atEstimate)} if the observed rates are the truth. Averaged over what the pilot leaves possible (prior: ${priorText(question)}), the probability of a significant result in favor of the experimental arm, the assurance, is ${percent(assurance)}. ${size} No size exceeds ${percent(ceiling)}. The smallest difference worth detecting is ${points(question.worthwhile, 0)} percentage points.`;
}

/** "20 of 30 subjects on the experimental arm and 8 of 30 on control responded". */
export function countsSentence({ pilot: { events, n }, better }: PilotQuestion): string {
  const had = better === "higher" ? "responded" : "had the event";
  return `${events[0]} of ${n[0]} subjects on the experimental arm and ${events[1]} of ${n[1]} on control ${had}`;
}

function lossWords({ dropout, lossOdds, missing, better }: PilotQuestion): string {
  if (Math.max(...dropout) === 0) return "";
  const counted = better === "higher" ? "as non-responders" : "as events";
  const how = missing === "nonresponder" ? `counted ${counted}` : "left out";
  const rates = [...new Set(dropout.map((rate) => percent(rate, 0)))].join(" and ");
  const event = better === "higher" ? "response" : "the event";
  const odds =
    lossOdds === 1 ? "" : ` (odds of loss without ${event} over those with it: ${lossOdds})`;
  return `, ${rates} of whom are lost${odds} and ${how}`;
}
