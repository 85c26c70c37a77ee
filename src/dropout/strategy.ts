import type { Pair } from "../pair.ts";
import type { MissingStrategy } from "../study/schema.ts";
import type { LossPlan } from "./lossPlan.ts";

export const strategyIds = [
  "none",
  "completeCase",
  "nonresponder",
  "moreOnControl",
  "moreOnExperimental",
  "asControl",
  "best",
  "worst",
] as const;
export type StrategyId = (typeof strategyIds)[number];

/** Their names in figures and tables. */
export const strategyLabels: Readonly<Record<StrategyId, string>> = {
  none: "Nobody lost",
  completeCase: "Complete cases",
  nonresponder: "Lost = failures (NRI)",
  moreOnControl: "Same, more lost on control",
  moreOnExperimental: "Same, more on experimental",
  asControl: "Lost = as on control",
  best: "Best case",
  worst: "Worst case",
};

/** A way to deal with lost subjects, or a case to hold beside it. */
export interface Strategy {
  readonly id: StrategyId;
  readonly label: string;
  readonly meaning: string;
  /** How ICH E9(R1) calls the estimand that it aims at; undefined for a bound, which aims at none. */
  readonly estimand?: "hypothetical" | "composite" | "treatment policy";
  /** Which subjects are analyzed: completers only, or all randomized. */
  readonly missing: MissingStrategy;
  /** The plan that it belongs to; the uneven cases change its dropout. */
  readonly plan: LossPlan;
  /** Event rates as analyzed. */
  readonly rates: Pair<number>;
  /** True difference of its own estimand. */
  readonly own?: number;
}

/** Difference had nobody been lost. */
export const hypotheticalDifference = ({ rates }: Pick<LossPlan, "rates">): number =>
  rates[0] - rates[1];

export const analyzedDifference = ({ rates }: Pick<Strategy, "rates">): number =>
  rates[0] - rates[1];

/** Error of the mean estimate against the strategy's own estimand, and against the hypothetical one. */
export const ownBias = (strategy: Strategy): number | undefined =>
  strategy.own === undefined ? undefined : analyzedDifference(strategy) - strategy.own;
export const hypotheticalBias = (strategy: Strategy): number =>
  analyzedDifference(strategy) - hypotheticalDifference(strategy.plan);
