import { ArgumentError } from "../errors.ts";
import type { Alternative, BinaryMethod } from "../analyze/methods.ts";
import { normalCdf, normalUpperQuantile } from "../math/normal.ts";
import type { Pair } from "../pair.ts";

/** Normal approximations to power: which variance under H0, and whether continuity is corrected. */
export const closedForms = ["pooled", "unpooled", "arcsine", "pooledCc"] as const;
export type ClosedForm = (typeof closedForms)[number];

/**
 * The approximation that fits a test: corrected for Fisher and Yates, unpooled for Wald's z, else pooled (the
 * exact unconditional tests too, which come close to the pooled z test).
 */
export function defaultFormula(method: BinaryMethod): ClosedForm {
  if (method === "fisher" || method === "yates") return "pooledCc";
  return method === "zUnpooled" ? "unpooled" : "pooled";
}

export interface ClosedFormPowerRequest {
  readonly formula: ClosedForm;
  /** Event rates that reach the analysis, in [0, 1]. */
  readonly rates: Pair<number>;
  /** Subjects analyzed per arm; need not be whole. */
  readonly n: Pair<number>;
  readonly alpha: number;
  readonly alternative: Alternative;
}

/**
 * Power by normal approximation; both tails are counted when the test is two-sided.
 *
 * @returns Power in [0, 1]; 0 where no outcome can vary and the rates are equal.
 * @see [FleissLevinPaik2003] pooled, pooledCc; [ChowShaoWang2008] unpooled; [Cohen1988] arcsine.
 */
export function closedFormPower(request: ClosedFormPowerRequest): number {
  const near = closedFormNearTail(request);
  if (request.alternative !== "twoSided") return near;
  const [a, b] = request.rates;
  const isNearUpper = a >= b;
  const far = tailPower(request, isNearUpper ? "less" : "greater");
  return Math.min(1, near + far);
}

/**
 * Power in the direction of the effect only, as many programs print it: for a two-sided test the
 * opposite tail is left out; for a one-sided test it is the power itself.
 */
export function closedFormNearTail(request: ClosedFormPowerRequest): number {
  const { alternative, rates } = request;
  if (alternative !== "twoSided") return tailPower(request, alternative);
  return tailPower(request, rates[0] >= rates[1] ? "greater" : "less");
}

/** Probability of rejecting in one direction. */
function tailPower(request: ClosedFormPowerRequest, direction: "greater" | "less"): number {
  const { formula, alpha, alternative, n } = request;
  const z = normalUpperQuantile(alternative === "twoSided" ? alpha / 2 : alpha);
  const sign = direction === "greater" ? 1 : -1;
  const { effect, null: nullError, true: trueError } = effectOf(request);
  const correction = formula === "pooledCc" ? (1 / n[0] + 1 / n[1]) / 2 : 0;
  const excess = sign * effect - correction - z * nullError;
  if (excess === 0 && trueError === 0) return 0; // nobody or everybody has the event: 0/0
  return normalCdf(excess / trueError);
}

/** The effect on the formula's scale, with its standard error under H0 and under the truth. */
function effectOf({ formula, rates: [pE, pC], n: [nE, nC] }: ClosedFormPowerRequest) {
  if (formula === "arcsine") {
    const error = Math.sqrt(1 / nE + 1 / nC);
    return { effect: arcsineDifference(pE, pC), null: error, true: error };
  }
  const trueError = Math.sqrt((pE * (1 - pE)) / nE + (pC * (1 - pC)) / nC);
  const pooled = (nE * pE + nC * pC) / (nE + nC);
  const pooledError = Math.sqrt(pooled * (1 - pooled) * (1 / nE + 1 / nC));
  return {
    effect: pE - pC,
    null: formula === "unpooled" ? trueError : pooledError,
    true: trueError,
  };
}

/** Cohen's h = 2 asin √p₁ − 2 asin √p₂ [Cohen1988]. */
function arcsineDifference(pE: number, pC: number): number {
  return 2 * Math.asin(Math.sqrt(pE)) - 2 * Math.asin(Math.sqrt(pC));
}

export interface ClosedFormSizeRequest {
  readonly formula: ClosedForm;
  readonly rates: Pair<number>;
  /** Experimental / control subjects. Default 1. */
  readonly allocation?: number;
  readonly alpha: number;
  readonly sides: 1 | 2;
  /** Wanted power, above alpha and below 1. */
  readonly power: number;
}

export interface ClosedFormSize {
  /** Subjects per arm as the formula gives them. */
  readonly unrounded: Pair<number>;
  /** Rounded up per arm, 24.000000001 down. */
  readonly n: Pair<number>;
}

/**
 * Sample size by normal approximation, in the direction of the effect (the opposite tail is left out, as
 * in all published formulas).
 *
 * @throws {@link ArgumentError} if the rates are equal or the power does not exceed alpha.
 * @see [FleissLevinPaik2003], [ChowShaoWang2008], [Cohen1988], [CasagrandePikeSmith1978] pooledCc.
 */
export function closedFormSampleSize(request: ClosedFormSizeRequest): ClosedFormSize {
  const { rates, alpha, power, allocation = 1 } = request;
  if (rates[0] === rates[1]) throw new ArgumentError("rates", "differ between the arms", rates);
  if (!(power > alpha && power < 1)) {
    throw new ArgumentError("power", "lie above alpha and below 1", power);
  }
  const control = controlSize(request, allocation);
  const unrounded: Pair<number> = [allocation * control, control];
  return { unrounded, n: [roundUp(unrounded[0]), roundUp(unrounded[1])] };
}

function controlSize(request: ClosedFormSizeRequest, ratio: number): number {
  const { formula, rates, alpha, sides, power } = request;
  const [pE, pC] = rates;
  const zAlpha = normalUpperQuantile(alpha / sides);
  const zBeta = normalUpperQuantile(1 - power);
  if (formula === "arcsine") {
    return ((zAlpha + zBeta) / arcsineDifference(pE, pC)) ** 2 * (1 + 1 / ratio);
  }
  const trueSd = Math.sqrt((pE * (1 - pE)) / ratio + pC * (1 - pC)); // of the difference, times √n
  const pooled = (ratio * pE + pC) / (ratio + 1);
  const nullSd =
    formula === "unpooled" ? trueSd : Math.sqrt(pooled * (1 - pooled) * (1 + 1 / ratio));
  const size = ((zAlpha * nullSd + zBeta * trueSd) / (pE - pC)) ** 2;
  return formula === "pooledCc" ? correctedSize(size, ratio, Math.abs(pE - pC)) : size;
}

/** Continuity correction of a control arm's size [CasagrandePikeSmith1978]. */
function correctedSize(size: number, ratio: number, difference: number): number {
  const step = (2 * (ratio + 1)) / (ratio * difference);
  return (Math.sqrt(size) + Math.sqrt(size + step)) ** 2 / 4; // for no size at all too
}

/** Rounds subjects up, but takes a number within 1e-9 above a whole one for that number; an arm has at least one. */
export function roundUp(x: number): number {
  return Math.max(1, Math.ceil(x - 1e-9));
}
