import { ArgumentError } from "../errors.ts";
import type { EffectEstimate } from "./binaryTest.ts";
import { estimateEffect } from "./binaryTest.ts";
import { boundaryCurve, boundaryRange } from "./boundaryCurve.ts";
import type { Counts } from "./counts.ts";
import { checkCounts } from "./counts.ts";
import type { MarginOptions, OneSidedNull } from "./hypothesis.ts";
import { nullsOf } from "./hypothesis.ts";
import type { MarginStatistic } from "./marginStatistic.ts";
import { marginStatistics, marginZ } from "./marginStatistic.ts";
import { normalPValue } from "./normalPValue.ts";
import { nuisanceSupremum } from "./nuisanceSupremum.ts";
import type { EffectMeasure } from "./scoreStatistic.ts";
import { scoreStatistic, scoreTailSet } from "./scoreTailSet.ts";

export interface MarginTestOptions extends MarginOptions {
  /** Variance of the statistic; `exact` = exact unconditional P, ordered by `farringtonManning`. */
  readonly statistic?: MarginStatistic | "exact";
}

/** Result against one null hypothesis. */
export interface OneSidedResult extends OneSidedNull {
  /** Standard normal deviate, positive where the observed effect is above the null value. */
  readonly statistic: number;
  /** One-sided. */
  readonly pValue: number;
}

export interface MarginTestResult {
  /** One-sided; for equivalence the larger of the two. */
  readonly pValue: number;
  /** One test per null hypothesis: two for equivalence. */
  readonly tests: readonly OneSidedResult[];
  readonly estimate: EffectEstimate;
  readonly notes: readonly string[];
}

/**
 * Test of superiority, superiority by a margin, non-inferiority or equivalence of two independent
 * proportions, on the scale of the risk difference, risk ratio or odds ratio. P is one-sided; equivalence
 * is shown when both one-sided tests reject.
 *
 * `exact` is Chan's test: the largest probability, over all rates on the limit of the hypothesis, of a score
 * statistic at least as large; on the difference and the risk ratio.
 *
 * @param data - Events and subjects analyzed, per arm (experimental, control).
 * @param options - Hypothesis, scale ("riskDifference"), margin, better direction ("higher"), statistic
 *   ("farringtonManning").
 * @throws {@link ArgumentError} if a count is impossible, the margin on the wrong side, or an option unknown.
 * @see [FarringtonManning1990], [MiettinenNurminen1985], [Chan1998], [Schuirmann1987]
 */
export function marginTest(data: Counts, options: MarginTestOptions): MarginTestResult {
  const { measure = "riskDifference", statistic = "farringtonManning" } = options;
  checkCounts(data);
  checkStatistic(statistic, measure);
  const tests = nullsOf(options).map((one) => testOne(data, measure, statistic, one));
  return {
    pValue: Math.max(...tests.map(({ pValue }) => pValue)),
    tests,
    estimate: estimateEffect(data),
    notes: tests.some((test) => Number.isNaN(test.statistic))
      ? ["The statistic does not exist for a table with such empty cells: P is 1."]
      : [],
  };
}

function checkStatistic(statistic: string, measure: EffectMeasure): void {
  const known: readonly string[] =
    measure === "oddsRatio" ? marginStatistics : [...marginStatistics, "exact"];
  if (!known.includes(statistic)) {
    throw new ArgumentError("statistic", `be one of ${known.join(", ")}`, statistic);
  }
}

function testOne(
  { events, n }: Counts,
  measure: EffectMeasure,
  statistic: MarginStatistic | "exact",
  one: OneSidedNull,
): OneSidedResult {
  const { nullValue, alternative } = one;
  if (n[0] === 0 || n[1] === 0) return { ...one, statistic: NaN, pValue: 1 };
  const variance = statistic === "exact" ? "farringtonManning" : statistic;
  const z = marginZ({ statistic: variance, measure, n, nullValue }, events);
  if (Number.isNaN(z)) return { ...one, statistic: z, pValue: 1 };
  const pValue =
    statistic === "exact" ? exactPValue({ events, n }, measure, one) : normalPValue(z, alternative);
  return { ...one, statistic: z, pValue };
}

/** Exact unconditional one-sided P on the boundary of the hypothesis. */
function exactPValue({ events, n }: Counts, measure: EffectMeasure, one: OneSidedNull): number {
  const { nullValue, alternative } = one;
  const observed = scoreStatistic({ measure, n, nullValue }, events);
  const request = { measure, n, alternative, nullValue };
  const set = scoreTailSet(request, alternative === "greater" ? observed : -observed);
  const boundary =
    measure === "riskDifference"
      ? { intercept: nullValue, slope: 1 }
      : { intercept: 0, slope: nullValue };
  return Math.min(1, nuisanceSupremum(boundaryCurve(set, boundary), boundaryRange(boundary)).value);
}
