import type { Counts } from "../analyze/counts.ts";
import { type EffectIntervalMethod, effectIntervalKernels } from "../analyze/effectInterval.ts";
import {
  binaryMethods,
  type CountsMethod,
  marginMethods,
  unconditionalMethods,
} from "../analyze/methods.ts";
import {
  proportionInterval,
  type ProportionIntervalMethod,
  proportionIntervalMethods,
} from "../analyze/proportionInterval.ts";
import type { Limits } from "../analyze/wilsonInterval.ts";
import type { Pair } from "../pair.ts";
import { analyzeCounts, type CountsAnalysis, type CountsResult } from "./analyzeCounts.ts";
import { keysOf } from "./requestFields.ts";
import { type IntervalAnswer, intervalOfEffect } from "./answerInterval.ts";

/** Everything that `analyze` tells of the data of one trial: the test asked for, and the others beside it. */
export interface AnalysisReport extends CountsResult {
  readonly arms: Pair<string>;
  readonly data: Counts;
  readonly tests: readonly { readonly method: CountsMethod; readonly pValue: number }[];
  readonly level: number;
  /** Of the effect, by every method on every scale. */
  readonly intervals: readonly IntervalAnswer[];
  /** Of the rate in each arm, by every method. */
  readonly rateIntervals: readonly RateIntervals[];
}

export interface RateIntervals {
  readonly method: ProportionIntervalMethod;
  /** Per arm. */
  readonly intervals: Pair<Limits>;
}

export interface AnalysisReportRequest {
  readonly analysis: CountsAnalysis & { readonly method: CountsMethod };
  readonly data: Counts;
  readonly arms: Pair<string>;
  /** Confidence level of the intervals, in (0, 1). */
  readonly level: number;
  /** Whether only the test asked for is told, or all of them. */
  readonly hasOneTest: boolean;
  /** Doubts about the data. */
  readonly notes: readonly string[];
}

/**
 * Tests and intervals for the data of one trial.
 *
 * @throws {@link ArgumentError} if there are more events than subjects.
 */
export function analysisReport(request: AnalysisReportRequest): AnalysisReport {
  const { analysis, data, arms, level, hasOneTest } = request;
  const result = analyzeCounts(data, analysis);
  const known: readonly CountsMethod[] =
    analysis.margin === undefined ? binaryMethods : marginMethods;
  const methods = hasOneTest ? [analysis.method] : known.filter(isQuickFor(data));
  const isShort = !hasOneTest && methods.length < known.length;
  return {
    ...result,
    arms,
    data,
    tests: methods.map((method) => {
      const { pValue } = analyzeCounts(data, { ...analysis, method });
      return { method, pValue };
    }),
    level,
    intervals: effectMethods(data).map((method) => intervalOfEffect(data, method, level)),
    rateIntervals: rateIntervals(data, level),
    notes: [...request.notes, ...result.notes, ...(isShort ? [leftOut] : [])],
  };
}

/** Tables up to which the exact unconditional tests take less than a second. */
const quickTables = 4_000_000;
/** Tables up to which the exact interval, which makes many such tests, does. */
const quickIntervalTables = 10_000;

const tablesOf = ({ n }: Counts): number => (n[0] + 1) * (n[1] + 1);

const isQuickFor =
  (data: Counts) =>
  (method: CountsMethod): boolean =>
    !(unconditionalMethods as readonly CountsMethod[]).includes(method) ||
    tablesOf(data) <= quickTables;

const leftOut = "Barnard's and Boschloo's tests take long at this size: ask for them by name.";

/** Every scale with every method on it, but the exact interval where it takes long. */
function effectMethods(data: Counts): EffectIntervalMethod[] {
  const all = keysOf(effectIntervalKernels).flatMap((measure) =>
    Object.keys(effectIntervalKernels[measure]).map(
      (method) => ({ measure, method }) as EffectIntervalMethod,
    ),
  );
  return all.filter(({ method }) => method !== "exact" || tablesOf(data) <= quickIntervalTables);
}

function rateIntervals({ events, n }: Counts, level: number): RateIntervals[] {
  return proportionIntervalMethods.map((method) => {
    const ofArm = (arm: 0 | 1): Limits => {
      const { lower, upper } = proportionInterval(
        { events: events[arm], n: n[arm] },
        { method, level },
      );
      return { lower, upper };
    };
    return { method, intervals: [ofArm(0), ofArm(1)] };
  });
}
