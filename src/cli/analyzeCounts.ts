import { type BinaryTestResult, testBinary } from "../analyze/binaryTest.ts";
import type { Counts } from "../analyze/counts.ts";
import { marginTest, type OneSidedResult } from "../analyze/marginTest.ts";
import { isMarginMethod } from "../analyze/methods.ts";
import { measureOf } from "../study/plannedTest.ts";
import { tableMethodOf } from "../study/tableMethod.ts";
import type { BinaryAnalysis } from "./analysisRequests.ts";

/** What the analysis of a 2 × 2 table depends on. */
export type CountsAnalysis = Pick<
  BinaryAnalysis,
  "method" | "sides" | "better" | "hypothesis" | "margin" | "scale"
>;

/** The result of a test of one 2 × 2 table. */
export interface CountsResult extends Omit<BinaryTestResult, "alternative"> {
  /** Absent for equivalence, which has two. */
  readonly alternative?: BinaryTestResult["alternative"];
  readonly hypothesis?: BinaryAnalysis["hypothesis"];
  readonly margin?: number;
  readonly scale?: "difference" | "ratio";
  /** With a margin: the test against each limit. */
  readonly limits?: readonly OneSidedResult[];
}

/**
 * A test of the counts of one trial.
 *
 * @returns P and estimates; a ratio that is not finite stands in the notes, since JSON has only null.
 * @throws {@link ArgumentError} if there are more events than subjects.
 */
export function analyzeCounts(data: Counts, analysis: CountsAnalysis): CountsResult {
  const method = tableMethodOf(analysis, "analysis.method");
  const { sides, better, margin } = analysis;
  const result =
    margin === undefined
      ? testBinary(data, { method, sides, better })
      : analyzeMargin(data, { ...analysis, margin });
  return { ...result, notes: [...result.notes, ...notesOnRatios(result)] };
}

function analyzeMargin(
  data: Counts,
  analysis: CountsAnalysis & { readonly margin: number },
): CountsResult {
  const { method, hypothesis = "superiority", margin, scale = "difference", better } = analysis;
  const statistic = isMarginMethod(method) ? method : "farringtonManning"; // others are refused before
  const test = { hypothesis, margin, measure: measureOf(scale), better, statistic };
  const { tests, ...result } = marginTest(data, test);
  const largest = tests.find(({ pValue }) => pValue === result.pValue)!;
  return {
    method: statistic,
    hypothesis,
    margin,
    scale,
    ...(tests.length === 1 && { alternative: largest.alternative }),
    ...result,
    statistic: largest.statistic,
    limits: tests,
  };
}

function notesOnRatios({ estimate: { riskRatio, oddsRatio } }: CountsResult): string[] {
  return [...notesOnRatio("risk ratio", riskRatio), ...notesOnRatio("odds ratio", oddsRatio)];
}

/** What there is to say of a ratio that is not finite. */
export function notesOnRatio(name: string, value: number): string[] {
  if (Number.isFinite(value)) return [];
  return Number.isNaN(value)
    ? [`The ${name} is not defined: it would be 0/0.`]
    : [`The ${name} is infinite: its denominator is 0.`];
}
