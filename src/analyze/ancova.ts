import { ArgumentError } from "../errors.ts";
import type { LeastSquaresFit } from "../math/leastSquares.ts";
import { leastSquares } from "../math/leastSquares.ts";
import type { Pair } from "../pair.ts";
import type { AncovaData } from "./ancovaDesign.ts";
import { columnPath, designColumns, stacked } from "./ancovaDesign.ts";
import type { MeanTestOptions, MeanTestResult } from "./meanDifference.ts";
import { checkMeanTestOptions, isRoundingError, meanTest, tPValue } from "./meanDifference.ts";
import { sampleMoments } from "./sampleMoments.ts";

/** One coefficient of a linear model. */
export interface Coefficient {
  /** "(intercept)", "arm", "baseline", "covariates[0]" … */
  readonly name: string;
  readonly estimate: number;
  readonly standardError: number;
  readonly statistic: number;
  /** Two-sided. */
  readonly pValue: number;
}

/** An arm's mean at the mean of each covariate; one with two values only (a stratum) counts both alike. */
export interface AdjustedMean {
  readonly mean: number;
  readonly standardError: number;
}

export interface AncovaResult extends MeanTestResult {
  readonly coefficients: readonly Coefficient[];
  readonly adjustedMeans: Pair<AdjustedMean>;
  /** Standard deviation about the fitted lines, in the endpoint's unit. */
  readonly residualSd: number;
  readonly rSquared: number;
}

/**
 * Analysis of covariance: the difference between arms at equal baseline, one slope for both arms.
 *
 * @param data - Values and baseline per arm (experimental, control), further covariates if any.
 * @param options - Sides (2), better direction, difference under H0 (0), confidence level (0.95).
 * @throws {@link ArgumentError} if lists differ in length, subjects are too few for the model, a covariate
 *   is constant or determined by the others, or the values fit the model without error.
 * @see [Fisher1932], [SearleSpeedMilliken1980] adjusted means
 */
export function ancova(data: AncovaData, options: MeanTestOptions = {}): AncovaResult {
  checkMeanTestOptions(options);
  const y = stacked(data.values);
  const columns = designColumns(data);
  const df = y.length - columns.length;
  if (df < 1) {
    throw new ArgumentError("data.values", `hold at least ${columns.length + 1} values`, y.length);
  }
  const fit = checkedFit(columns, y);
  const { sumOfSquares, mean } = sampleMoments(y);
  const residualSd = Math.sqrt(fit.residualSumOfSquares / df);
  if (isRoundingError(residualSd, Math.abs(mean) + Math.sqrt(sumOfSquares))) {
    throw new ArgumentError("data.values", "vary about the fitted lines", "an exact fit");
  }
  const coefficients = coefficientTable(fit, residualSd, df);
  const { estimate, standardError } = coefficients[1]!;
  return {
    ...meanTest({ estimate, standardError, df }, options),
    coefficients,
    adjustedMeans: [
      adjustedMean(fit, columns, residualSd, 1),
      adjustedMean(fit, columns, residualSd, 0),
    ],
    residualSd,
    rSquared: 1 - fit.residualSumOfSquares / sumOfSquares,
  };
}

function checkedFit(columns: readonly Float64Array[], y: Float64Array): LeastSquaresFit {
  const fit = leastSquares(columns, y);
  if (!("dependentColumn" in fit)) return fit;
  const path = columnPath(fit.dependentColumn);
  throw new ArgumentError(path, "vary within the arms, apart from other covariates", "a constant");
}

const columnName = (k: number): string =>
  ["(intercept)", "arm", "baseline"][k] ?? `covariates[${k - 3}]`;

function coefficientTable(fit: LeastSquaresFit, sd: number, df: number): Coefficient[] {
  const size = fit.coefficients.length;
  return Array.from(fit.coefficients, (estimate, k) => {
    const standardError = sd * Math.sqrt(fit.unscaledCovariance[k * size + k]!);
    const statistic = estimate / standardError;
    const pValue = tPValue(statistic, df, "twoSided");
    return { name: columnName(k), estimate, standardError, statistic, pValue };
  });
}

/** Prediction for an arm at the center of each covariate over both arms. */
function adjustedMean(
  fit: LeastSquaresFit,
  columns: readonly Float64Array[],
  sd: number,
  arm: 0 | 1,
): AdjustedMean {
  const at = columns.map((column, k) => (k === 1 ? arm : centerOf(column)));
  const size = at.length;
  const mean = at.reduce((sum, x, k) => sum + x * fit.coefficients[k]!, 0);
  const variance = fit.unscaledCovariance.reduce(
    (sum, v, index) => sum + v * at[Math.floor(index / size)]! * at[index % size]!,
    0,
  );
  return { mean, standardError: sd * Math.sqrt(variance) };
}

/** Mean of a covariate; halfway between its values if there are but two, as emmeans weighs strata. */
function centerOf(column: Float64Array): number {
  const distinct = new Set(column);
  if (distinct.size > 2) return sampleMoments(column).mean;
  return (Math.min(...distinct) + Math.max(...distinct)) / 2;
}
