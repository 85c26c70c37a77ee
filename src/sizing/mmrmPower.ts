import { ArgumentError } from "../errors.ts";
import { alternativeOf, type AlternativeOptions } from "../analyze/alternative.ts";
import { normalUpperQuantile } from "../math/normal.ts";
import { studentTUpperQuantile } from "../math/studentT.ts";
import type { Pair } from "../pair.ts";
import { roundUp } from "./closedForm.ts";
import { requireFinite, requireLevel, requirePositive, requirePower } from "./requireNumber.ts";
import { tPower } from "./tPower.ts";
import { varianceInflation } from "./varianceInflation.ts";
import type { CorrelationMatrix } from "./visitCorrelation.ts";

/** A comparison of two arms at the last of several visits by a mixed model for repeated measures. */
export interface MmrmComparison extends AlternativeOptions {
  /** True difference experimental − control at the last visit, in the endpoint's unit. */
  readonly difference: number;
  /** Standard deviation at the last visit per arm; about the baseline's slope if the model has it. */
  readonly sd: Pair<number>;
  /** Correlation between visits, in both arms. */
  readonly correlation: CorrelationMatrix;
  /** Per arm, share of subjects observed at each visit: 1 at the first, never rising. */
  readonly retention: Pair<readonly number[]>;
  readonly alpha: number;
  /** "z" (default), or "t" on n₁ + n₂ − 2 degrees of freedom. */
  readonly method?: "z" | "t";
}

/**
 * Power of a mixed model for repeated measures by closed form: the difference at the last visit has variance
 * φ₁sd₁²/n₁ + φ₂sd₂²/n₂, φ from {@link varianceInflation}.
 *
 * @param request - The comparison, and `n`, subjects randomized per arm; need not be whole.
 * @returns Power in [0, 1], both tails when two-sided.
 * @throws {@link ArgumentError} if a value is out of its range.
 * @see [LuLuoChen2008]
 */
export function mmrmPower(request: MmrmComparison & { readonly n: Pair<number> }): number {
  const { n, difference, alpha, method = "z" } = request;
  const [vE, vC] = unitVariances(request);
  for (const arm of [0, 1] as const) requirePositive(`n[${arm}]`, n[arm]);
  const df = method === "z" ? Infinity : n[0] + n[1] - 2;
  if (!(df > 0)) throw new ArgumentError("n", "leave degrees of freedom", n);
  const noncentrality = difference / Math.sqrt(vE / n[0] + vC / n[1]);
  return tPower({ noncentrality, df, alpha, alternative: alternativeOf(request) });
}

/** Sample size of {@link mmrmSampleSize}. */
export interface MmrmSize {
  /** Subjects randomized per arm, as the formula gives them. */
  readonly unrounded: Pair<number>;
  /** Rounded up per arm. */
  readonly n: Pair<number>;
  /** Variance inflation by dropout, per arm. */
  readonly inflation: Pair<number>;
}

/**
 * Subjects to randomize for a wanted power, in the direction of the effect (the other tail is left out). With "t", the
 * normal quantiles are replaced once, by those of t on the degrees of freedom of the "z" size.
 *
 * @param request - The comparison; `allocation` experimental / control (1); `power`.
 * @throws {@link ArgumentError} if a value is out of its range or the difference does not favor H1.
 * @see [LuLuoChen2008] formula (3) and table 1
 */
export function mmrmSampleSize(
  request: MmrmComparison & { readonly allocation?: number; readonly power: number },
): MmrmSize {
  const { difference, alpha, power, sides = 2, method = "z", allocation = 1 } = request;
  const [vE, vC] = unitVariances(request);
  requirePower(power, alpha);
  requirePositive("allocation", allocation);
  const sign = { greater: 1, less: -1, twoSided: Math.sign(difference) }[alternativeOf(request)];
  if (!(sign * difference > 0)) throw new ArgumentError("difference", "favor H1", difference);
  const experimental = (quantiles: number) =>
    (vE + allocation * vC) * (quantiles / difference) ** 2;
  const tail = alpha / sides;
  const byZ = experimental(normalUpperQuantile(tail) + normalUpperQuantile(1 - power));
  const df = byZ * (1 + 1 / allocation) - 2;
  if (method === "t" && !(df > 0))
    throw new ArgumentError("method", 'be "z" for so few subjects', method);
  const [tAlpha, tBeta] = [studentTUpperQuantile(tail, df), studentTUpperQuantile(1 - power, df)];
  const n = method === "z" ? byZ : experimental(tAlpha + tBeta);
  return {
    unrounded: [n, n / allocation],
    n: [roundUp(n), roundUp(n / allocation)],
    inflation: inflations(request),
  };
}

function inflations({ correlation, retention }: MmrmComparison): Pair<number> {
  return [
    varianceInflation(correlation, retention[0]),
    varianceInflation(correlation, retention[1]),
  ];
}

/** Variance of the mean at the last visit per randomized subject. */
function unitVariances(request: MmrmComparison): Pair<number> {
  const { difference, sd, alpha } = request;
  requireFinite("difference", difference);
  requireLevel("alpha", alpha);
  for (const arm of [0, 1] as const) requirePositive(`sd[${arm}]`, sd[arm]);
  const [phiE, phiC] = inflations(request);
  return [phiE * sd[0] ** 2, phiC * sd[1] ** 2];
}
