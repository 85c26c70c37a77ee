import { type BinaryTestResult, testBinary } from "../analyze/binaryTest.ts";
import type { Counts } from "../analyze/counts.ts";
import { type BinaryMethod, binaryMethods, unconditionalMethods } from "../analyze/methods.ts";
import {
  type RiskDifferenceInterval,
  type RiskDifferenceIntervalMethod,
  riskDifferenceKernels,
} from "../analyze/riskDifferenceInterval.ts";
import type { Pair } from "../pair.ts";
import { answerAnalysis, answerInterval } from "./answerAnalysis.ts";
import { tableMethodOf } from "../study/tableMethod.ts";
import type { AnalyzeRequest } from "./requests.ts";

/** Everything that `analyze` tells of the data of one trial: the test asked for, and the others beside it. */
export interface AnalysisReport extends BinaryTestResult {
  readonly arms: Pair<string>;
  readonly data: Counts;
  readonly tests: readonly { readonly method: BinaryMethod; readonly pValue: number }[];
  readonly level: number;
  readonly intervals: readonly IntervalReport[];
}

interface IntervalReport extends RiskDifferenceInterval {
  readonly method: RiskDifferenceIntervalMethod;
}

export interface AnalysisReportRequest {
  readonly analysis: AnalyzeRequest["analysis"];
  readonly data: Counts;
  readonly arms: Pair<string>;
  /** Confidence level of the intervals, in (0, 1). */
  readonly level: number;
  /** Whether only the test asked for is told, or all of them. */
  readonly hasOneTest: boolean;
  /** Doubts about the data. */
  readonly notes: readonly string[];
}

const intervalMethods = Object.keys(riskDifferenceKernels) as RiskDifferenceIntervalMethod[];

/**
 * Tests and intervals for the data of one trial.
 *
 * @throws {@link ArgumentError} if there are more events than subjects.
 */
export function analysisReport(request: AnalysisReportRequest): AnalysisReport {
  const { analysis, data, arms, level, hasOneTest } = request;
  const result = answerAnalysis({ analysis, data });
  const methods = hasOneTest
    ? [tableMethodOf(analysis, "analysis.method")]
    : binaryMethods.filter(isQuickFor(data));
  const isShort = !hasOneTest && methods.length < binaryMethods.length;
  return {
    ...result,
    arms,
    data,
    tests: methods.map((method) => {
      const { pValue } = testBinary(data, { ...analysis, method });
      return { method, pValue };
    }),
    level,
    intervals: intervalMethods.map((method) => ({
      method,
      ...answerInterval({ data, method, level }),
    })),
    notes: [...request.notes, ...result.notes, ...(isShort ? [leftOut] : [])],
  };
}

/** Tables up to which the exact unconditional tests take less than a second. */
const quickTables = 4_000_000;

const isQuickFor =
  ({ n }: Counts) =>
  (method: BinaryMethod): boolean =>
    !(unconditionalMethods as readonly BinaryMethod[]).includes(method) ||
    (n[0] + 1) * (n[1] + 1) <= quickTables;

const leftOut = "Barnard's and Boschloo's tests take long at this size: ask for them by name.";
