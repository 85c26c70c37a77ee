import { commonRateCurve } from "../analyze/commonRateCurve.ts";
import type { TableMethod } from "../analyze/methods.ts";
import { nuisanceSupremum } from "../analyze/nuisanceSupremum.ts";
import type { RejectionRegion } from "../analyze/rejectionRegion.ts";
import type { RateCurve } from "../analyze/rateCurve.ts";
import type { Pair } from "../pair.ts";
import { conditionalSize } from "../sizing/sizeOverNuisance.ts";
import { isComputed, testRegion, type Rule } from "./testPower.ts";

/** Probability of rejecting a true null hypothesis, whatever rate both arms share. */
export interface TrueSize {
  readonly method: TableMethod;
  readonly curve: readonly { readonly rate: number; readonly size: number }[];
  /** The largest size over all rates, certified to 1e-10, and a rate at which it is reached. */
  readonly maximum: { readonly rate: number; readonly size: number };
}

const points = 161;
// On the scale of sin² a proportion varies evenly: the ends of the range are not missed.
const rates = Array.from(
  { length: points },
  (_, i) => Math.sin((i / (points - 1)) * (Math.PI / 2)) ** 2,
);

/** The size of a region as a function of the common rate. */
export const sizeCurve = (region: RejectionRegion): RateCurve =>
  commonRateCurve(conditionalSize(region));

/** True size of a test; undefined where the sizes are too large for it. */
export function trueSize(method: TableMethod, n: Pair<number>, rule: Rule): TrueSize | undefined {
  if (!isComputed(method, n)) return undefined;
  const size = sizeCurve(testRegion(method, n, rule));
  const { value, rate } = nuisanceSupremum(size);
  const curve = rates.map((at) => ({ rate: at, size: size.value(at) }));
  return { method, curve, maximum: { rate, size: value } };
}

/** Whether a size exceeds the level by more than rounding. */
export const exceedsLevel = (size: number, alpha: number): boolean => size > alpha * (1 + 1e-8);
