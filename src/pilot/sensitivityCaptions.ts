import { percent } from "../show/format.ts";
import type { TornadoBar } from "../uncertainty/tornado.ts";
import type { WorstCorner } from "../uncertainty/worstCorner.ts";
import type { PilotQuestion } from "./pilotQuestion.ts";
import { armText } from "./sentences.ts";
import { endText, inputName } from "./tornadoFigure.ts";

/** What there is to see of the assumptions one by one. */
export function tornadoCaption(question: PilotQuestion, bars: readonly TornadoBar[]): string {
  const [widest, next] = bars as [TornadoBar, TornadoBar];
  const { low, high } = widest;
  return `With ${armText(question.n)}, nothing matters more than the ${inputName(widest)}: at ${endText(widest, low)} power is ${percent(low.power)}, at ${endText(widest, high)} ${percent(high.power)}. Next: ${inputName(next)}. Rates move over the middle 80% of what the pilot leaves possible.`;
}

/** What there is to see over both rates. */
export function ratesMapCaption(question: PilotQuestion, { power, rates }: WorstCorner): string {
  const [experimental, control] = rates;
  return `${armText(question.n)}. In the box are the middle 80% of each rate after the pilot. In its worst corner, ${percent(experimental)} against ${percent(control)}, power is ${percent(power)}.`;
}

/** What there is to see over size and dropout. */
export function dropoutMapCaption(question: PilotQuestion, atEstimate: number): string {
  const lost = Math.max(...question.dropout) > 0 ? "dropout as planned for" : "nobody lost";
  return `At the pilot’s rates ${armText(question.n)} have ${percent(atEstimate)} power with ${lost}. Follow the 80% line upward to see what loss costs in subjects.`;
}
