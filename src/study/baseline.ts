import { z } from "zod";
import type { Pair } from "../pair.ts";
import { number, objectOf, pairOf, rate } from "./fields.ts";

/** What is known of a subject before treatment and can be adjusted for. */
export const baselineVariables = ["strata", "covariate"] as const;

export type BaselineVariable = (typeof baselineVariables)[number];

/** Most strata in a scenario. */
export const maxStrata = 50;
/** Strongest covariate: an odds ratio per standard deviation from 1/100 to 100. */
export const maxOddsRatioPerSd = 100;

const share = number("lie in (0, 1]").gt(0, "lie in (0, 1]").max(1, "lie in (0, 1]");

/** A stratum of the population: how large it is, and how it responds. */
const stratum = objectOf("be an object with share and responseRate", {
  share: share.describe("share of the population; all shares add up to 1"),
  responseRate: pairOf(rate, "rates").describe("probability of the event in the stratum"),
});

export const strataSchema = z
  .array(stratum, { error: "be a list of strata" })
  .min(1, "hold at least one stratum")
  .max(maxStrata, `hold at most ${maxStrata} strata`);

const strength = `lie in [0.01, ${maxOddsRatioPerSd}]`;

export const covariateSchema = objectOf("be an object with oddsRatioPerSd", {
  oddsRatioPerSd: number(strength)
    .min(0.01, strength)
    .max(maxOddsRatioPerSd, strength)
    .describe("odds ratio of the event per standard deviation, within stratum and arm"),
});

/** A stratum as checks and sums need it. */
export interface StratumRates {
  readonly share: number;
  readonly responseRate: Pair<number>;
}

/** Response rates of a population made of strata. */
export function marginalRates(strata: readonly StratumRates[]): Pair<number> {
  const rateOf = (arm: 0 | 1) =>
    Math.min(
      1,
      strata.reduce((sum, { share, responseRate }) => sum + share * responseRate[arm], 0),
    );
  return [rateOf(0), rateOf(1)];
}
