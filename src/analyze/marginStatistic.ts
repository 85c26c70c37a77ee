import type { Pair } from "../pair.ts";
import type { EffectMeasure } from "./scoreStatistic.ts";
import { varianceFactor } from "./scoreStatistic.ts";
import { scoreStatistic } from "./scoreTailSet.ts";

/**
 * Variance in the test against a margin: `farringtonManning` = at the rates most likely under the
 * hypothesis; `miettinenNurminen` = the same times N/(N − 1); `wald` = at the observed rates (on ratio scales
 * that of the logarithm).
 */
export const marginStatistics = ["farringtonManning", "miettinenNurminen", "wald"] as const;

export type MarginStatistic = (typeof marginStatistics)[number];

export interface MarginStatisticRequest {
  readonly statistic: MarginStatistic;
  readonly measure: EffectMeasure;
  /** Subjects analyzed, per arm. */
  readonly n: Pair<number>;
  readonly nullValue: number;
}

/**
 * Standard normal deviate of a table against a hypothetical effect, positive where the observed effect is
 * larger. NaN where the log ratio of `wald` does not exist; ±Infinity where a Wald variance is 0.
 */
export function marginZ(request: MarginStatisticRequest, events: Pair<number>): number {
  const { statistic, measure, n, nullValue } = request;
  if (statistic === "wald") return waldZ(measure, n, nullValue, events);
  const z = scoreStatistic({ measure, n, nullValue }, events);
  return statistic === "farringtonManning" ? z : z / Math.sqrt(varianceFactor(n[0], n[1]));
}

function waldZ(
  measure: EffectMeasure,
  [nE, nC]: Pair<number>,
  nullValue: number,
  [xE, xC]: Pair<number>,
): number {
  const arm = waldArms[measure];
  const [experimental, control] = [arm(xE, nE), arm(xC, nC)];
  const excess = experimental.value - control.value - waldNull(measure, nullValue);
  return excess === 0 ? 0 : excess / Math.sqrt(experimental.variance + control.variance);
}

/** What Wald's statistic takes from one arm: the rate, its logarithm or the log odds, with its variance. */
export interface WaldArm {
  readonly value: number;
  readonly variance: number;
}

/** Wald's estimate of one arm by the scale of the effect; infinite where a logarithm does not exist. */
export const waldArms: Readonly<Record<EffectMeasure, (x: number, n: number) => WaldArm>> = {
  riskDifference: (x, n) => ({ value: x / n, variance: (x * (n - x)) / (n * n * n) }),
  riskRatio: (x, n) => ({ value: Math.log(x / n), variance: 1 / x - 1 / n }),
  oddsRatio: (x, n) => ({ value: Math.log(x / (n - x)), variance: 1 / x + 1 / (n - x) }),
};

/** The hypothetical effect on the scale of Wald's statistic. */
export function waldNull(measure: EffectMeasure, nullValue: number): number {
  return measure === "riskDifference" ? nullValue : Math.log(nullValue);
}
