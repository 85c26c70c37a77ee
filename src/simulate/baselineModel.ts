import { normalPdf } from "../math/normal.ts";
import { findRoot } from "../math/root.ts";
import type { Pair } from "../pair.ts";
import type { Scenario } from "../study/schema.ts";

/** One stratum of a scenario, both arms: the odds of the event by the covariate x, standard normal. */
export interface StratumModel {
  /** Share of the population. */
  readonly share: number;
  /** Probability of the event over all x, per arm. */
  readonly rate: Pair<number>;
  /** ln odds of the event at x = 0, per arm; −Infinity and Infinity where the rate is 0 or 1. */
  readonly intercept: Pair<number>;
}

/** What subjects are like at baseline, and what that does to their outcome. */
export interface BaselineModel {
  readonly strata: readonly StratumModel[];
  /** ln odds ratio per standard deviation of the covariate; 0 where a scenario has none. */
  readonly slope: number;
}

/**
 * Calibrates the intercepts of ln odds(event | x) = intercept + slope x, so that the covariate leaves the
 * response rates of every stratum and arm what the scenario says they are.
 */
export function baselineModel({ responseRate, strata, covariate }: Scenario): BaselineModel {
  const slope = covariate === undefined ? 0 : Math.log(covariate.oddsRatioPerSd);
  const parts = strata ?? [{ share: 1, responseRate }];
  return {
    slope,
    strata: parts.map(({ share, responseRate: rate }) => ({
      share,
      rate,
      intercept: [interceptOf(rate[0], slope), interceptOf(rate[1], slope)],
    })),
  };
}

/** Probability of the event at x. */
export function riskAt(intercept: number, slope: number, x: number): number {
  return 1 / (1 + Math.exp(-(intercept + slope * x)));
}

/**
 * Values of the covariate with their probabilities: the trapezoidal rule on the whole line, which for smooth
 * curves errs by about exp(−2π d / step), d = π / slope being the distance of the risk's nearest pole. It
 * reaches 9 standard deviations beyond ln 100, around which rare events of the strongest covariate lie.
 */
export const covariateGrid: readonly { readonly x: number; readonly probability: number }[] =
  Array.from({ length: 281 }, (_, i) => {
    const x = (i - 140) / 10;
    return { x, probability: normalPdf(x) / 10 };
  });

/** Mean over the standard normal population. */
export function meanOver(f: (x: number) => number): number {
  let sum = 0;
  for (const { x, probability } of covariateGrid) sum += probability * f(x);
  return sum;
}

/** Intercept at which the mean risk is `rate`. The mean of the smaller of risk and 1 − risk keeps digits. */
function interceptOf(rate: number, slope: number): number {
  if (rate === 0 || rate === 1) return rate === 0 ? -Infinity : Infinity;
  if (rate > 0.5) return -interceptOf(1 - rate, slope); // x and −x are alike
  const plain = Math.log(rate / (1 - rate));
  if (slope === 0) return plain;
  const excess = (intercept: number) =>
    Math.log(meanOver((x) => riskAt(intercept, slope, x)) / rate);
  // The covariate spreads the risks out, which lifts a mean below one half: the intercept is lower, but
  // the mean is at most exp(intercept + slope² / 2).
  const least = Math.log(rate) - slope ** 2 / 2;
  return findRoot(excess, least - 1e-9, plain + 1e-9, { tolerance: 1e-14 });
}
