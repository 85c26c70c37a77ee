import type { LossPlan } from "./lossPlan.ts";
import { withMeanDropout } from "./lossPlan.ts";
import { completeCase, nonresponder, strategiesOf } from "./strategies.ts";
import { analyzedDifference, hypotheticalBias } from "./strategy.ts";
import type { Strategy, StrategyId } from "./strategy.ts";
import type { PowerBook } from "./strategyPower.ts";

/** Strategies drawn over dropout. */
export const curveIds = [
  "best",
  "none",
  "completeCase",
  "asControl",
  "nonresponder",
  "worst",
] as const satisfies readonly StrategyId[];
export type CurveId = (typeof curveIds)[number];

/** Exact power at one dropout rate, by strategy. */
export interface PowerAtDropout {
  /** Dropout over both arms, divided between them as planned. */
  readonly dropout: number;
  readonly power: Readonly<Record<CurveId, number>>;
  /** Difference of the rates in the worst case: below 0 it points to the other arm. */
  readonly worstDifference: number;
}

/** Dropout rates up to one half, in steps. */
export const dropoutSteps = (step: number): number[] =>
  Array.from({ length: Math.round(0.5 / step) + 1 }, (_, i) => Number((i * step).toFixed(4)));

/** Exact power of all strategies at one dropout rate, at the planned size. */
export function powerAtDropout(plan: LossPlan, book: PowerBook, dropout: number): PowerAtDropout {
  const all = strategiesOf(withMeanDropout(plan, dropout));
  const of = (id: CurveId) => all.find((strategy) => strategy.id === id) ?? all[0]!; // nobody lost
  const power = (id: CurveId) => [id, book.of(of(id))] as const;
  return {
    dropout,
    power: Object.fromEntries(curveIds.map(power)) as Record<CurveId, number>,
    worstDifference: analyzedDifference(of("worst")),
  };
}

/** Bias of both handlings against the difference had nobody been lost, at one informativeness. */
export interface BiasAtOdds {
  /** Odds of loss, non-responders over responders. */
  readonly oddsRatio: number;
  readonly completeCase: number;
  readonly nonresponder: number;
  /** Rates among the completers, experimental and control. */
  readonly completers: Strategy["rates"];
}

const oddsSteps = 48; // 8 to each doubling

/** Bias from odds ratios of 1/8, where responders leave, to 8, where non-responders do. */
export function biasOverOdds(plan: LossPlan): BiasAtOdds[] {
  return Array.from({ length: oddsSteps + 1 }, (_, i) =>
    biasAtOdds(plan, 2 ** (-3 + (6 * i) / oddsSteps)),
  );
}

export function biasAtOdds(plan: LossPlan, oddsRatio: number): BiasAtOdds {
  const moved = { ...plan, oddsRatio };
  const completers = completeCase(moved);
  return {
    oddsRatio,
    completeCase: hypotheticalBias(completers),
    nonresponder: hypotheticalBias(nonresponder(moved)),
    completers: completers.rates,
  };
}
