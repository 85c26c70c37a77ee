import type { Pair } from "../pair.ts";
import { visitMoments } from "../study/visitMoments.ts";
import { contrastIndexOf } from "../study/visitRetention.ts";
import type { VisitScenario } from "../study/visitSchema.ts";
import { equivalenceMeansPower } from "./equivalenceMeans.ts";
import { meansPower } from "./meansPower.ts";
import { differencePower, nullDifference } from "./visitMeanPower.ts";
import type { UnsizedVisitDesign } from "./visitPowerDesign.ts";

/**
 * Power of a comparison of two means at one visit with one variance: t, ancova (the variance that the baseline leaves
 * and its chance imbalance adds, one degree of freedom less), wilcoxon (an efficiency of 3/π, that of normal data in large samples).
 *
 * @param n - Subjects observed per arm; need not be whole.
 * @see [HodgesLehmann1956] wilcoxon
 */
export function pooledPower(
  design: UnsizedVisitDesign,
  scenario: VisitScenario,
  n: Pair<number>,
): number {
  const { endpoint, analysis } = design;
  const { mean, sd, baseline } = visitMoments(endpoint, scenario, contrastIndexOf(design));
  const isAdjusted = analysis.method === "ancova";
  const df = n[0] + n[1] - (isAdjusted ? 3 : 2);
  if (!(df > 0 && Math.min(...n) > 0)) return 0;
  const unexplained = isAdjusted ? adjustedVariance(baseline!.correlation, n) : 1;
  const efficiency = analysis.method === "wilcoxon" ? 3 / Math.PI : 1;
  const difference = mean[0] - mean[1];
  if (analysis.method === "t" && analysis.hypothesis === "equivalence") {
    const { alpha, margin } = analysis;
    return equivalenceMeansPower({ difference, margin: margin!, sd: sd[0], alpha, n });
  }
  const variance = (unexplained / efficiency) * (1 / n[0] + 1 / n[1]);
  const standardError = sd[0] * Math.sqrt(variance);
  return differencePower({ difference, standardError, df, better: endpoint.better, analysis });
}

/**
 * Variance of a difference adjusted for a baseline, in that of an unadjusted one: what the baseline leaves, times the
 * mean of what its chance imbalance between the arms adds, (N − 3) / (N − 4).
 *
 * @returns Infinity where there are too few subjects for a mean.
 */
export function adjustedVariance(correlation: number, [nE, nC]: Pair<number>): number {
  const rest = nE + nC - 4;
  return rest > 0 ? (1 - correlation ** 2) * (1 + 1 / rest) : Infinity;
}

/** Power of Welch's test at one visit; for equivalence the two tails are subtracted. */
export function welchMeanPower(
  design: UnsizedVisitDesign,
  scenario: VisitScenario,
  n: Pair<number>,
): number {
  const { endpoint, analysis } = design;
  const { better } = endpoint;
  const { mean, sd } = visitMoments(endpoint, scenario, contrastIndexOf(design));
  if (!(Math.min(...n) > 1)) return 0;
  const difference = mean[0] - mean[1];
  const { sides, alpha, hypothesis, margin = 0 } = analysis;
  const one = (nullValue: number, direction: "higher" | "lower", tails: 1 | 2) =>
    meansPower({
      method: "welch",
      difference,
      nullDifference: nullValue,
      sd,
      alpha,
      n,
      sides: tails,
      better: direction,
    });
  if (hypothesis === "equivalence") {
    return Math.max(0, one(-margin, "higher", 1) + one(margin, "lower", 1) - 1);
  }
  return one(nullDifference(analysis, better), better, sides);
}
