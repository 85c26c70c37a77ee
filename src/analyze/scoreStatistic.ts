import type { RestrictedRates } from "./restrictedRates.ts";
import {
  fillRatesAtDifference,
  fillRatesAtOddsRatio,
  fillRatesAtRatio,
  fillTableAtOddsRatio,
} from "./restrictedRates.ts";

/** Scale on which two rates are compared. */
export type EffectMeasure = "riskDifference" | "riskRatio" | "oddsRatio";

/** How far the observed rates are from a hypothesis: `contrast / standardError` is the score statistic. */
export interface ScoreParts {
  /** 0 where the observed effect is the hypothetical one; positive where it is larger. */
  contrast: number;
  /** Standard deviation of the contrast at the rates estimated under the hypothesis. */
  standardError: number;
}

/** Score statistic of the hypothesis that the effect has a given value, in its two parts. */
export type ScoreFiller = (
  parts: ScoreParts,
  xE: number,
  nE: number,
  xC: number,
  nC: number,
  effect: number,
) => void;

const rates = new Float64Array(2); // scratch; filled and read within one call

const variance = (rate: number, n: number): number => (rate * (1 - rate)) / n;

const fillDifference: ScoreFiller = (parts, xE, nE, xC, nC, effect) => {
  fillRatesAtDifference(rates, xE, nE, xC, nC, effect);
  parts.contrast = xE / nE - xC / nC - effect;
  parts.standardError = Math.sqrt(variance(rates[0]!, nE) + variance(rates[1]!, nC));
};

// p̂E − R p̂C; its score form agrees with Koopman's χ², see Gart and Nam (1988).
const fillRatio: ScoreFiller = (parts, xE, nE, xC, nC, effect) => {
  fillRatesAtRatio(rates, xE, nE, xC, nC, effect);
  parts.contrast = xE / nE - (effect * xC) / nC;
  const control = effect * effect * variance(rates[1]!, nC);
  parts.standardError = Math.sqrt(variance(rates[0]!, nE) + control);
};

// The score in the log odds ratio is xE minus its expectation, or as much in any other cell: that of the smallest
// keeps its digits. Its variance is one over the sum of one over the expected cells.
const fillOddsRatio: ScoreFiller = (parts, xE, nE, xC, nC, effect) => {
  fillTableAtOddsRatio(table, xE, nE, xC, nC, effect);
  const [a, b, c, d] = [table[0]!, table[1]!, table[2]!, table[3]!];
  const least = Math.min(a, b, c, d);
  if (least === a) parts.contrast = xE - a;
  else if (least === d) parts.contrast = nC - xC - d;
  else parts.contrast = least === b ? b - (nE - xE) : c - xC;
  parts.standardError = Math.sqrt(1 / (1 / a + 1 / b + 1 / c + 1 / d));
};

const table = new Float64Array(4); // scratch: expected events and non-events

/** Score statistics by the scale of the effect. @see [MiettinenNurminen1985], [FarringtonManning1990] */
export const scoreFillers: Readonly<Record<EffectMeasure, ScoreFiller>> = {
  riskDifference: fillDifference,
  riskRatio: fillRatio,
  oddsRatio: fillOddsRatio,
};

/** Restricted estimates of the rates by the scale of the effect. */
export const restrictedRates: Readonly<Record<EffectMeasure, RestrictedRates>> = {
  riskDifference: fillRatesAtDifference,
  riskRatio: fillRatesAtRatio,
  oddsRatio: fillRatesAtOddsRatio,
};

/** Miettinen and Nurminen's factor N / (N − 1) of the variance. */
export const varianceFactor = (nE: number, nC: number): number => (nE + nC) / (nE + nC - 1);

/** z from its parts: 0 where both are 0, infinite where only the standard error is. */
export function scoreZ({ contrast, standardError }: ScoreParts): number {
  return contrast === 0 ? 0 : contrast / standardError;
}
