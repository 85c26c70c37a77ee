import { ArgumentError } from "../errors.ts";
import type { Samples } from "./checkSamples.ts";
import { type MeanNull, meanNulls } from "./meanHypothesis.ts";
import type { VisitAnalysisPlan, VisitLayout, VisitTrialData } from "./visitPlan.ts";
import { fillFailure, type VisitResult } from "./visitResult.ts";
import { fillVisitSamples, visitSamples } from "./visitSamples.ts";
import { wilcoxonRankSum } from "./wilcoxonRankSum.ts";

/** Prepares Wilcoxon's rank-sum test at one visit; the estimate is Hodges and Lehmann's shift. */
export function rankVisitAnalyzer(
  layout: VisitLayout,
  { missing, analysis, level = 0.95 }: VisitAnalysisPlan,
) {
  const samples = visitSamples(layout.subjects);
  const visit = { ...layout, isCarried: missing === "lastObservation" };
  const nulls = meanNulls({ ...analysis, better: layout.better });
  return (data: VisitTrialData, out: VisitResult): void => {
    fillVisitSamples(samples, data, visit);
    const arms = [0, 1].map((arm) => samples.values[arm as 0 | 1].slice(0, samples.n[arm]));
    fillFailure(out, "notEstimable");
    const tests = nulls.map((one) => rankTest([arms[0]!, arms[1]!], one, level));
    if (tests.includes(undefined)) return;
    const { estimate, lower, upper } = tests[0]!;
    const pValue = Math.max(...tests.map((test) => test!.pValue));
    Object.assign(out, { pValue, estimate, lower, upper, status: "done" });
  };
}

/** The test of one null hypothesis; undefined where an arm is empty or all values are equal. */
function rankTest(values: Samples, { nullDifference, alternative }: MeanNull, level: number) {
  const sides = alternative === "twoSided" ? 2 : 1;
  const better = alternative === "less" ? "lower" : "higher";
  try {
    return wilcoxonRankSum(values, { nullDifference, sides, better, level });
  } catch (error) {
    if (error instanceof ArgumentError) return undefined;
    throw error;
  }
}
