import type { Pair } from "../pair.ts";
import { oddsRatiosByCovariate } from "../sizing/oddsRatiosByCovariate.ts";

/** The odds ratios of a trial in a world where a baseline score predicts the event this strongly. */
export interface CollapsibilityRow {
  /** Odds ratio of the event per standard deviation of the score. */
  readonly oddsRatioPerSd: number;
  /** Of the trial's 2 × 2 table: whatever the score does, since the rates stay the same. */
  readonly marginal: number;
  /** Between subjects with the same score. */
  readonly conditional: number;
}

/** Strongest score that is shown. */
export const strongestScore = 10;
const points = 41;

/** Odds ratios from a score that says nothing to one of 10 per standard deviation. */
export function collapsibilityRows(rates: Pair<number>): CollapsibilityRow[] {
  return Array.from({ length: points }, (_, i) =>
    collapsibilityAt(rates, strongestScore ** (i / (points - 1))),
  );
}

/** Odds ratios at one strength of the score. */
export function collapsibilityAt(rates: Pair<number>, oddsRatioPerSd: number): CollapsibilityRow {
  const { marginal, strata } = oddsRatiosByCovariate({
    name: "",
    responseRate: rates,
    covariate: { oddsRatioPerSd },
  });
  return { oddsRatioPerSd, marginal, conditional: strata[0]!.conditional };
}

/** Whether the rates have an odds ratio that is a number: not where an arm has all or no events. */
export const hasOddsRatio = (rates: Pair<number>): boolean =>
  rates.every((rate) => rate > 0 && rate < 1);
