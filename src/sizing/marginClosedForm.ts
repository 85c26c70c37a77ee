import { nullsOf } from "../analyze/hypothesis.ts";
import type { MarginOptions, OneSidedNull } from "../analyze/hypothesis.ts";
import type { EffectMeasure } from "../analyze/scoreStatistic.ts";
import { restrictedRates } from "../analyze/scoreStatistic.ts";
import { ArgumentError } from "../errors.ts";
import { normalCdf, normalUpperQuantile } from "../math/normal.ts";
import { findRoot } from "../math/root.ts";
import type { Pair } from "../pair.ts";
import type { ClosedFormSize } from "./closedForm.ts";
import { roundUp } from "./closedForm.ts";

export interface MarginFormula extends MarginOptions {
  /**
   * Standard error under the hypothesis: `farringtonManning` at the rates on the limit that are most likely
   * when the expected rates are observed; `unpooled` at the expected rates themselves.
   */
  readonly formula: "farringtonManning" | "unpooled";
  /** Event rates that reach the analysis, per arm. */
  readonly rates: Pair<number>;
  /** One-sided level of each test. */
  readonly alpha: number;
}

/** How far the expected rates lie inside one hypothesis' alternative, per subject of the control arm. */
interface Distance {
  readonly effect: number;
  /** Standard deviations of the estimated distance times √(control subjects): under the limit, and in truth. */
  readonly nullSd: number;
  readonly trueSd: number;
}

/**
 * Power of a test against a margin by normal approximation. On the ratio scale the statistic is
 * p̂_E − R p̂_C with `farringtonManning` and the log ratio with `unpooled`; on the odds ratio scale always the
 * log odds ratio.
 *
 * @param n - Subjects analyzed, per arm; need not be whole.
 * @returns For equivalence 1 less both errors, and 0 where that is negative.
 * @throws {@link ArgumentError} if the margin is missing or on the wrong side.
 * @see [FarringtonManning1990]; [ChowShaoWang2008] unpooled; [Schuirmann1987] equivalence.
 */
export function marginClosedFormPower(request: MarginFormula, n: Pair<number>): number {
  const errors = marginLimitPowers(request, n).map((power) => 1 - power);
  return Math.max(0, 1 - errors.reduce((sum, error) => sum + error, 0));
}

/** Power against each limit alone: one, or two for equivalence, whose power exceeds neither. */
export function marginLimitPowers(request: MarginFormula, [nE, nC]: Pair<number>): number[] {
  const z = normalUpperQuantile(request.alpha);
  return nullsOf(request).map((one) => {
    const { effect, nullSd, trueSd } = distanceFrom(request, one, nE / nC);
    return normalCdf((Math.sqrt(nC) * effect - z * nullSd) / trueSd);
  });
}

export interface MarginSampleSizeRequest extends MarginFormula {
  readonly power: number;
  /** Experimental / control subjects. Default 1. */
  readonly allocation?: number;
}

/**
 * Sample size of a test against a margin by normal approximation.
 *
 * @throws {@link ArgumentError} if the expected rates do not lie inside the alternative, the power does not
 *   exceed alpha, or the margin is missing or on the wrong side.
 */
export function marginSampleSize(request: MarginSampleSizeRequest): ClosedFormSize {
  const { alpha, power, allocation = 1 } = request;
  if (!(power > alpha && power < 1)) {
    throw new ArgumentError("power", "lie above alpha and below 1", power);
  }
  const sizes = nullsOf(request).map((one) => sizeAgainst(request, one, allocation));
  const least = Math.max(...sizes);
  const control = sizes.length === 1 ? least : equivalenceSize(request, allocation, least);
  const unrounded: Pair<number> = [allocation * control, control];
  return { unrounded, n: [roundUp(unrounded[0]), roundUp(unrounded[1])] };
}

function sizeAgainst(request: MarginSampleSizeRequest, one: OneSidedNull, ratio: number): number {
  const { effect, nullSd, trueSd } = distanceFrom(request, one, ratio);
  if (!(effect > 0)) {
    throw new ArgumentError("rates", "lie inside the alternative hypothesis", request.rates);
  }
  const [zAlpha, zBeta] = [request.alpha, 1 - request.power].map(normalUpperQuantile);
  return ((zAlpha! * nullSd + zBeta! * trueSd) / effect) ** 2;
}

/** Control arm at which both one-sided tests together have the power; `least` serves the harder one. */
function equivalenceSize(request: MarginSampleSizeRequest, ratio: number, least: number): number {
  const excess = (control: number) =>
    marginClosedFormPower(request, [ratio * control, control]) - request.power;
  let most = 2 * least;
  while (excess(most) < 0) most *= 2;
  return findRoot(excess, least / 2, most);
}

const restricted = new Float64Array(2); // scratch

function distanceFrom(
  { measure = "riskDifference", formula, rates }: MarginFormula,
  { nullValue, alternative }: OneSidedNull,
  ratio: number,
): Distance {
  const [pE, pC] = rates;
  restrictedRates[measure](restricted, ratio * pE, ratio, pC, 1, nullValue);
  const atLimit: Pair<number> = [restricted[0]!, restricted[1]!];
  const isLog = measure === "oddsRatio" || (measure === "riskRatio" && formula === "unpooled");
  const sd = isLog ? logSd : plainSd;
  const trueSd = sd(measure, rates, ratio, nullValue);
  return {
    effect: (alternative === "greater" ? 1 : -1) * excessOf(measure, isLog, rates, nullValue),
    nullSd: formula === "unpooled" ? trueSd : sd(measure, atLimit, ratio, nullValue),
    trueSd,
  };
}

function excessOf(
  measure: EffectMeasure,
  isLog: boolean,
  [pE, pC]: Pair<number>,
  nullValue: number,
): number {
  if (measure === "riskDifference") return pE - pC - nullValue;
  if (!isLog) return pE - nullValue * pC;
  const effect = measure === "riskRatio" ? pE / pC : (pE * (1 - pC)) / (pC * (1 - pE));
  return Math.log(effect / nullValue);
}

/** Of p̂_E − p̂_C or p̂_E − R p̂_C, for one control subject and `ratio` experimental ones. */
function plainSd(measure: EffectMeasure, [pE, pC]: Pair<number>, ratio: number, limit: number) {
  const weight = measure === "riskRatio" ? limit * limit : 1;
  return Math.sqrt((pE * (1 - pE)) / ratio + weight * pC * (1 - pC));
}

/** Of the log risk ratio or the log odds ratio. */
function logSd(measure: EffectMeasure, [pE, pC]: Pair<number>, ratio: number) {
  if (measure === "riskRatio") return Math.sqrt((1 - pE) / (ratio * pE) + (1 - pC) / pC);
  return Math.sqrt(1 / (ratio * pE * (1 - pE)) + 1 / (pC * (1 - pC)));
}
