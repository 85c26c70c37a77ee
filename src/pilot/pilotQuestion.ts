import type { Counts } from "../analyze/counts.ts";
import type { TableMethod } from "../analyze/methods.ts";
import type { Pair } from "../pair.ts";
import type { PowerDesign } from "../sizing/powerDesign.ts";
import type { Dropout, MissingStrategy, Scenario } from "../study/schema.ts";
import { type Belief, scenarioOf } from "../uncertainty/belief.ts";
import type { BetaShape } from "../uncertainty/betaShape.ts";
import { pilotPosterior, type PilotPrior } from "../uncertainty/pilotPosterior.ts";
import type { TrialMeans } from "./trialMeans.ts";

/** What the page is asked: a pilot, the trial planned on it, and what was believed before. */
export interface PilotQuestion {
  /** Subjects with the event and subjects, per arm. */
  readonly pilot: Counts;
  /** Whether a higher or a lower rate is better. */
  readonly better: "higher" | "lower";
  /** Subjects randomized to each arm of the follow-up. */
  readonly n: number;
  readonly method: TableMethod;
  readonly sides: 1 | 2;
  readonly alpha: number;
  /** Probability of being lost in the follow-up, per arm. */
  readonly dropout: Pair<number>;
  /** Odds of being lost without the event over those with it; 1: loss is independent of the outcome. */
  readonly lossOdds: number;
  readonly missing: MissingStrategy;
  /** What was believed of the rates before the pilot; "own" is the two shapes below. */
  readonly prior: "jeffreys" | "uniform" | "own";
  readonly own: Pair<BetaShape>;
  /** Probability that the treatment does nothing. */
  readonly noEffect: number;
  /** Wanted assurance or power. */
  readonly goal: WantedChance;
  /** Smallest difference of rates worth detecting, as a size. */
  readonly worthwhile: number;
  /** What the follow-up may use of time and money. */
  readonly means: TrialMeans;
}

/** Chances of success that sizes are found for. */
export const wantedChances = [0.8, 0.9] as const;
export type WantedChance = (typeof wantedChances)[number];

/** What the page opens with: the primary endpoint of the LD-IL-2 trial. */
export const firstQuestion: PilotQuestion = {
  pilot: { events: [20, 8], n: [30, 30] },
  better: "higher",
  n: 24,
  method: "pearson",
  sides: 2,
  alpha: 0.05,
  dropout: [0, 0],
  lossOdds: 1,
  missing: "nonresponder",
  prior: "jeffreys",
  own: [
    { a: 1, b: 1 },
    { a: 1, b: 1 },
  ],
  noEffect: 0,
  goal: 0.8,
  worthwhile: 0.2,
  means: {
    sites: 3,
    perSiteMonth: 0.8,
    deadline: 24,
    perSubject: 12_000,
    perSite: 25_000,
    fixed: 150_000,
    budget: 900_000,
  },
};

/** Pilots to start from. */
export const examples: readonly { readonly label: string; readonly question: PilotQuestion }[] = [
  { label: "LD-IL-2: response", question: firstQuestion },
  {
    label: "LD-IL-2: infection",
    question: { ...firstQuestion, pilot: { events: [1, 9], n: [30, 30] }, better: "lower" },
  },
];

/** The endpoint as the calculations know it. */
export const endpointOf = ({ better }: Pick<PilotQuestion, "better">): PowerDesign["endpoint"] => ({
  type: "binary",
  name: better === "higher" ? "response" : "event",
  better,
});

/** The follow-up, of its own or another size per arm. */
export function designOf(question: PilotQuestion, n: number = question.n): PowerDesign {
  const { method, sides, alpha, missing } = question;
  const endpoint = endpointOf(question);
  return { arms: [{ n }, { n }], endpoint, missing, analysis: { method, sides, alpha } };
}

/** The pilot's rates, per arm. */
export const pilotRates = ({
  pilot: { events, n },
}: Pick<PilotQuestion, "pilot">): Pair<number> => [events[0] / n[0], events[1] / n[1]];

/** The world in which the pilot's rates are the truth. */
export const asObserved = (question: PilotQuestion): Scenario =>
  scenarioOf(pilotRates(question), dropoutOf(question));

/** Dropout, where there is any. */
export const dropoutOf = (question: Pick<PilotQuestion, "dropout" | "lossOdds">) =>
  Math.max(...question.dropout) > 0 ? lossAt(question, question.dropout) : undefined;

/** Dropout at these rates, in the way of the question. */
export function lossAt({ lossOdds }: Pick<PilotQuestion, "lossOdds">, rate: Pair<number>): Dropout {
  const rates: [number, number] = [rate[0], rate[1]];
  if (lossOdds === 1) return { mechanism: "mcar", rate: rates };
  return { mechanism: "mnar", rate: rates, oddsRatio: lossOdds };
}

/** The prior's shapes, per arm. */
export const priorOf = ({ prior, own }: Pick<PilotQuestion, "prior" | "own">): PilotPrior =>
  prior === "own" ? own : prior;

/** What is believed before the pilot, as shapes. */
export const priorShapes = (question: PilotQuestion): Pair<BetaShape> =>
  pilotPosterior({ events: [0, 0], n: [0, 0] }, priorOf(question));

/** What the pilot leaves possible; of no effect, a common rate that both arms have taught. */
export function beliefOf(question: PilotQuestion): Belief {
  const { pilot, noEffect } = question;
  const arms = pilotPosterior(pilot, priorOf(question));
  const dropout = dropoutOf(question);
  const lost = dropout ? { dropout } : {};
  if (noEffect === 0) return { prior: { arms }, ...lost };
  const [one, other] = priorShapes(question);
  const rate = {
    a: (one.a + other.a) / 2 + pilot.events[0] + pilot.events[1],
    b: (one.b + other.b) / 2 + pilot.n[0] + pilot.n[1] - pilot.events[0] - pilot.events[1],
  };
  return { prior: { arms, noEffect: { weight: noEffect, rate } }, ...lost };
}

/** Whether the number of completers is random, and each size costs a sum over it. */
export const isSlow = ({ missing, dropout }: PilotQuestion): boolean =>
  missing === "completeCase" && Math.max(...dropout) > 0;
