import { isUnconditionalMethod } from "../analyze/methods.ts";
import type { Pair } from "../pair.ts";
import type { TornadoRange } from "../uncertainty/tornado.ts";
import { worstCorner, type WorstCorner } from "../uncertainty/worstCorner.ts";
import { betaInterval } from "./betaInterval.ts";
import { asObserved, beliefOf, designOf, type PilotQuestion } from "./pilotQuestion.ts";

/** Rates that are held plausible, per arm: the middle 80% of what the pilot leaves possible. */
export function plausibleRates(question: PilotQuestion): Pair<Pair<number>> {
  const [experimental, control] = beliefOf(question).prior.arms.map((shape): Pair<number> => {
    const { lower, upper } = betaInterval(shape, 0.8);
    return [lower, upper];
  }) as [Pair<number>, Pair<number>];
  return [experimental, control];
}

/** Power where it is lowest among plausible rates. */
export function plausibleWorst(question: PilotQuestion): WorstCorner {
  const [experimental, control] = plausibleRates(question);
  return worstCorner(designOf(question), asObserved(question), { experimental, control });
}

/** How far each assumption may be off. */
export function plausibleRanges(question: PilotQuestion): TornadoRange[] {
  const { alpha, dropout, n } = question;
  const [experimental, control] = plausibleRates(question);
  const lost = Math.max(...dropout);
  const ranges: TornadoRange[] = [
    { input: "experimentalRate", low: experimental[0], high: experimental[1] },
    { input: "controlRate", low: control[0], high: control[1] },
    { input: "dropout", low: 0, high: Math.min(0.6, Math.max(0.2, 2 * lost)) },
    { input: "alpha", low: alpha / 5, high: Math.min(0.5, 2 * alpha) },
    { input: "n", low: Math.max(2, Math.round(0.8 * n)), high: Math.round(1.2 * n) },
  ];
  // complete cases by an unconditional test: a region that takes long for each number of completers
  if (lost === 0 || isUnconditionalMethod(question.method)) return ranges;
  return [...ranges, { input: "missing", low: "nonresponder", high: "completeCase" }];
}
