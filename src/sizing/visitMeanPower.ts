import { studentTUpperQuantile } from "../math/studentT.ts";
import { noncentralTCdf, noncentralTUpperTail } from "../math/noncentralT.ts";
import { alternativeOf } from "../analyze/alternative.ts";
import type { Direction } from "../study/schema.ts";
import type { VisitAnalysis } from "../study/visitSchema.ts";
import { tPower } from "./tPower.ts";

/** A normal estimate of a difference of means, and what is to be shown with it. */
export interface EstimatedDifference {
  /** True difference experimental − control, in the endpoint's unit. */
  readonly difference: number;
  /** Of its estimate, in the endpoint's unit. */
  readonly standardError: number;
  readonly df: number;
  readonly better: Direction;
  readonly analysis: Pick<VisitAnalysis, "sides" | "alpha" | "hypothesis" | "margin">;
}

/**
 * Difference under the null hypothesis nearest to the truth: 0, or the margin with the sign that the hypothesis and
 * the better direction give it. Not for equivalence, which has two.
 */
export function nullDifference(
  { hypothesis = "superiority", margin = 0 }: Pick<VisitAnalysis, "hypothesis" | "margin">,
  better: Direction,
): number {
  if (hypothesis === "superiority") return 0;
  const isNegative = (hypothesis === "nonInferiority") === (better === "higher");
  return isNegative ? -margin : margin;
}

/**
 * Power of a t test of a difference of means, by the noncentral t distribution. Equivalence subtracts the two tails in
 * which one of the two one-sided tests does not reject, which is exact up to their overlap.
 *
 * @returns Power in [0, 1].
 */
export function differencePower(estimated: EstimatedDifference): number {
  const { difference, standardError, df, better, analysis } = estimated;
  const { sides, alpha, hypothesis, margin = 0 } = analysis;
  if (hypothesis === "equivalence") {
    const critical = studentTUpperQuantile(alpha, df);
    const above = noncentralTUpperTail(critical, df, (difference + margin) / standardError);
    const below = noncentralTCdf(-critical, df, (difference - margin) / standardError);
    return Math.max(0, above + below - 1);
  }
  const noncentrality = (difference - nullDifference(analysis, better)) / standardError;
  return tPower({ noncentrality, df, alpha, alternative: alternativeOf({ sides, better }) });
}
