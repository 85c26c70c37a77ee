import { type BinaryTestResult, testBinary } from "../analyze/binaryTest.ts";
import type { Counts } from "../analyze/counts.ts";
import {
  type RiskDifferenceInterval,
  riskDifferenceInterval,
} from "../analyze/riskDifferenceInterval.ts";
import { tableMethodOf } from "../study/tableMethod.ts";
import type { AnalyzeRequest, IntervalRequest } from "./requests.ts";

/**
 * A test of the data of one trial.
 *
 * @returns P and estimates; a ratio that is not finite stands in the notes, since JSON has only null.
 * @throws {@link ArgumentError} if there are more events than subjects.
 */
export function answerAnalysis({
  analysis,
  data,
}: {
  readonly analysis: Pick<AnalyzeRequest["analysis"], "method" | "sides" | "better">;
  readonly data: Counts;
}): BinaryTestResult {
  const { sides, better } = analysis;
  const method = tableMethodOf(analysis, "analysis.method");
  const result = testBinary(data, { method, sides, better });
  return { ...result, notes: [...result.notes, ...notesOnRatios(result)] };
}

function notesOnRatios({ estimate: { riskRatio, oddsRatio } }: BinaryTestResult): string[] {
  const ratios = { "risk ratio": riskRatio, "odds ratio": oddsRatio };
  return Object.entries(ratios).flatMap(([name, value]) => {
    if (Number.isFinite(value)) return [];
    return Number.isNaN(value)
      ? [`The ${name} is not defined: it would be 0/0.`]
      : [`The ${name} is infinite: its denominator is 0.`];
  });
}

/**
 * An interval for the difference of the data of one trial.
 *
 * @throws {@link ArgumentError} if there are more events than subjects.
 */
export function answerInterval({
  data,
  method,
  level,
}: Pick<IntervalRequest, "method" | "level"> & { readonly data: Counts }): RiskDifferenceInterval {
  return riskDifferenceInterval(data, { method, level });
}
