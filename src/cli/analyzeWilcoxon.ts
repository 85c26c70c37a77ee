import type { MeanTestOptions } from "../analyze/meanDifference.ts";
import { rankSumDepth } from "../analyze/rankSumDistribution.ts";
import { type WilcoxonResult, wilcoxonRankSum } from "../analyze/wilcoxonRankSum.ts";
import type { Pair } from "../pair.ts";
import type { MeanTest } from "./analyzeMeans.ts";
import type { MeanAnalysis } from "./meanRequests.ts";

type WilcoxonAnalysis = Extract<MeanAnalysis, { readonly method: "wilcoxon" }>;

const note =
  "Wilcoxon's test has no standard error and no degrees of freedom; the estimate is the median of all differences between the arms (Hodges–Lehmann).";

const extremes =
  "The arms are too small for an interval at this level: the limits are the smallest and the largest difference.";

/** Wilcoxon's rank-sum test of these values, as a function of what is tested. */
export function analyzeWilcoxon(
  { distribution, continuityCorrection: isCorrected }: WilcoxonAnalysis,
  values: Pair<readonly number[]>,
): (options: MeanTestOptions) => MeanTest {
  const choices = {
    ...(distribution && { distribution }),
    ...(isCorrected !== undefined && { isCorrected }),
  };
  return (options) => {
    const { alternative, pValue, estimate, ...rest } = wilcoxonRankSum(values, {
      ...options,
      ...choices,
    });
    const about = { alternative, pValue, estimate, standardError: null, df: null };
    const notes = hasNoInterval(rest, values) ? [note, extremes] : [note];
    return { ...about, ...rest, notes };
  };
}

/** Whether even the smallest and largest differences are no interval at the level, so few are the values. */
function hasNoInterval(
  { distribution, level }: Pick<WilcoxonResult, "distribution" | "level">,
  [experimental, control]: Pair<readonly number[]>,
): boolean {
  return distribution === "exact" && rankSumDepth([experimental.length, control.length], level) < 1;
}
