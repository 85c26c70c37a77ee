import { ArgumentError } from "../errors.ts";
import { normalUpperQuantile, normalUpperTail } from "../math/normal.ts";
import { studentTUpperQuantile, studentTUpperTail } from "../math/studentT.ts";
import type { AlternativeOptions } from "./alternative.ts";
import { alternativeOf } from "./alternative.ts";
import type { Alternative } from "./methods.ts";

export interface MeanTestOptions extends AlternativeOptions {
  /** Two-sided confidence level, in (0, 1). Default 0.95. */
  readonly level?: number;
  /** Difference under H0, experimental − control, in the endpoint's unit (for non-inferiority: −margin). Default 0. */
  readonly nullDifference?: number;
}

/** A test of a difference in location between two arms, with the estimate and its confidence interval. */
export interface DifferenceTest {
  readonly alternative: Alternative;
  readonly pValue: number;
  readonly statistic: number;
  /** Experimental − control, in the endpoint's unit. */
  readonly estimate: number;
  /** Limits of the two-sided interval at `level`. */
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
}

/** An estimated difference in means; its statistic is (estimate − nullDifference) / standardError. */
export interface MeanTestResult extends DifferenceTest {
  readonly standardError: number;
  /** Infinity for a normal test. */
  readonly df: number;
}

/** A mean difference with its standard error and the degrees of freedom of that. */
export interface EstimatedDifference {
  readonly estimate: number;
  readonly standardError: number;
  readonly df: number;
}

/** The t test and interval that an estimate, its standard error and its degrees of freedom imply. */
export function meanTest(
  { estimate, standardError, df }: EstimatedDifference,
  options: MeanTestOptions = {},
): MeanTestResult {
  const { level = 0.95, nullDifference = 0 } = options;
  const alternative = alternativeOf(options);
  const statistic = (estimate - nullDifference) / standardError;
  const tail = (1 - level) / 2;
  const quantile = df === Infinity ? normalUpperQuantile(tail) : studentTUpperQuantile(tail, df);
  const halfWidth = quantile * standardError;
  return {
    alternative,
    pValue: tPValue(statistic, df, alternative),
    estimate,
    standardError,
    statistic,
    df,
    lower: estimate - halfWidth,
    upper: estimate + halfWidth,
    level,
  };
}

/** What a fit that stopped short tells: where it was, and no error, no interval and no P value (all NaN). */
export const unfinishedTest = (
  estimate: number,
  options: MeanTestOptions = {},
): MeanTestResult => ({
  ...meanTest({ estimate, standardError: NaN, df: Infinity }, options),
  df: NaN,
});

/** P value of a t statistic, normal with df = Infinity; accurate relative to its value in the far tails. */
export function tPValue(statistic: number, df: number, alternative: Alternative): number {
  if (alternative === "greater") return upperTail(statistic, df);
  if (alternative === "less") return upperTail(-statistic, df);
  return Math.min(1, 2 * upperTail(Math.abs(statistic), df));
}

function upperTail(statistic: number, df: number): number {
  return df === Infinity ? normalUpperTail(statistic) : studentTUpperTail(statistic, df);
}

/** @throws {@link ArgumentError} for an option out of its range, by its name in `analysis`. */
export function checkMeanTestOptions(options: MeanTestOptions): void {
  const { level = 0.95, nullDifference = 0, sides = 2, better = "higher" } = options;
  if (!(level > 0 && level < 1)) {
    throw new ArgumentError("analysis.level", "lie between 0 and 1", level);
  }
  if (!Number.isFinite(nullDifference)) {
    throw new ArgumentError("analysis.nullDifference", "be a finite number", nullDifference);
  }
  if (sides !== 1 && sides !== 2) throw new ArgumentError("analysis.sides", "be 1 or 2", sides);
  if (better !== "higher" && better !== "lower") {
    throw new ArgumentError("analysis.better", 'be "higher" or "lower"', better);
  }
}

/** Spreads below this have squares, and products of these, that are no doubles of full precision. */
const smallest = 1e-70;

/**
 * Whether a standard error is rounding error only, because the values do not vary, or too small to be squared.
 *
 * @param magnitude - Largest absolute value that entered the estimate.
 */
export function isRoundingError(standardError: number, magnitude: number): boolean {
  return !(standardError > Math.max(smallest, 10 * Number.EPSILON * magnitude));
}
