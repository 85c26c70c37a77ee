import type { LossPlan } from "./lossPlan.ts";
import { withMeanDropout } from "./lossPlan.ts";
import { completeCase, nonresponder, strategiesOf } from "./strategies.ts";
import { analyzedDifference, hypotheticalBias } from "./strategy.ts";
import type { Strategy, StrategyId } from "./strategy.ts";
import { powersInSlices, type LossWork } from "./powersInSlices.ts";

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

/**
 * Exact power of all strategies over dropout, at the planned size. Loss that depends on the outcome changes the
 * completers' rates with every step: fewer steps then, and in a large trial.
 */
export async function powersOverDropout(
  plan: LossPlan,
  work: LossWork,
  isLarge = false,
): Promise<PowerAtDropout[]> {
  const step = isLarge ? 0.1 : plan.oddsRatio === 1 ? 0.025 : 0.05;
  const rows: PowerAtDropout[] = [];
  for (const dropout of dropoutSteps(step)) rows.push(await powerAtDropout(plan, work, dropout));
  return rows;
}

/** Exact power of all strategies at one dropout rate. */
export async function powerAtDropout(
  plan: LossPlan,
  work: LossWork,
  dropout: number,
): Promise<PowerAtDropout> {
  const all = strategiesOf(withMeanDropout(plan, dropout));
  const of = (id: CurveId) => all.find((strategy) => strategy.id === id) ?? all[0]!; // nobody lost
  const asked = curveIds.map((id) => ({ strategy: of(id), n: plan.n }));
  const powers = await powersInSlices(asked, work);
  return {
    dropout,
    power: Object.fromEntries(curveIds.map((id, i) => [id, powers[i]!])) as Record<CurveId, number>,
    worstDifference: analyzedDifference(of("worst")),
  };
}

/** Bias of both handlings against the difference had nobody been lost, at one informativeness. */
export interface BiasAtOdds {
  /** Odds of loss, those who fail over those who succeed. */
  readonly oddsRatio: number;
  readonly completeCase: number;
  readonly nonresponder: number;
  /** Rates among the completers, experimental and control. */
  readonly completers: Strategy["rates"];
}

const oddsSteps = 48; // 8 to each doubling

/** Bias from odds ratios of 1/8, where those who succeed leave, to 8, where those who fail do. */
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
