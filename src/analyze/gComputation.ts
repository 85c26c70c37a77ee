import { normalUpperQuantile } from "../math/normal.ts";
import type { Pair } from "../pair.ts";
import type { AlternativeOptions } from "./alternative.ts";
import { alternativeOf } from "./alternative.ts";
import type { LogisticFit } from "./fitLogistic.ts";
import { fitLogistic } from "./fitLogistic.ts";
import type { Alternative } from "./methods.ts";
import { normalPValue } from "./normalPValue.ts";
import type { DesignMatrix, SubjectData } from "./subjectData.ts";
import { designMatrix, treatmentColumn } from "./subjectData.ts";
import type { Limits } from "./wilsonInterval.ts";

export interface GComputationOptions extends AlternativeOptions {
  /** How the working model is fitted. Default "maximumLikelihood". */
  readonly fit?: "maximumLikelihood" | "firth";
  /** Two-sided confidence level of the Wald limits. Default 0.95. */
  readonly level?: number;
}

export interface GComputationResult {
  readonly alternative: Alternative;
  /** Of the risk difference. */
  readonly pValue: number;
  readonly statistic: number;
  readonly estimate: {
    /** Marginal, experimental − control. */
    readonly riskDifference: number;
    readonly riskRatio: number;
    /** Marginal odds ratio; the working model's own is conditional, and farther from 1. */
    readonly oddsRatio: number;
    /** Standardized risks, per arm. */
    readonly risk: Pair<number>;
  };
  /** Of the risk difference; NaN when the working model's estimates do not exist. */
  readonly standardError: number;
  /** Of the risk difference; not cut at −1 and 1. */
  readonly interval: Limits;
  readonly notes: readonly string[];
}

/**
 * Covariate-adjusted risk difference by standardization (g-computation): a logistic working model of outcome
 * on arm and covariates predicts every subject's risk under both arms, and the averages are compared. In a
 * randomized trial the estimate is consistent even if the model is wrong, and it targets the same
 * unconditional effect as the unadjusted difference.
 *
 * The standard error is the sandwich of all estimating equations together, those of the model and those of
 * the two averages, so that it covers the sampling of the covariates too. Without covariates it is that of
 * Wald's interval.
 *
 * @param data - Outcome, arm and numeric covariates of each subject.
 * @param options - Fit of the working model; sides (2), better direction ("higher"); level (0.95).
 * @throws {@link ArgumentError} if the data are impossible, an arm is empty or columns depend on each other.
 * @see [FDA2023], [YeBannickYiShao2023], [StefanskiBoos2002]
 */
export function gComputation(
  data: SubjectData,
  options: GComputationOptions = {},
): GComputationResult {
  const { fit = "maximumLikelihood", level = 0.95 } = options;
  const design = designMatrix(data);
  const model = fitLogistic(design, { firth: fit === "firth" });
  const experimental = standardizedRisk(design, model, 1);
  const control = standardizedRisk(design, model, 0);
  const [pE, pC] = [experimental.risk, control.risk];
  const riskDifference = pE - pC;
  const standardError = model.separation
    ? NaN
    : sandwichError(experimental.influence, control.influence);
  const alternative = alternativeOf(options);
  const statistic = riskDifference / standardError;
  const reach = normalUpperQuantile((1 - level) / 2) * standardError;
  return {
    alternative,
    pValue: normalPValue(statistic, alternative),
    statistic,
    estimate: {
      riskDifference,
      riskRatio: pE / pC,
      oddsRatio: (pE * (1 - pC)) / (pC * (1 - pE)),
      risk: [pE, pC],
    },
    standardError,
    interval: { lower: riskDifference - reach, upper: riskDifference + reach },
    notes: model.separation ? [separationNote] : [],
  };
}

const separationNote =
  "The data are separated: the working model has no finite estimates, and the standard error does not " +
  'exist. Use fit: "firth".';

/** Average predicted risk with everybody in one arm, and each subject's influence on it. */
function standardizedRisk(
  design: DesignMatrix,
  model: LogisticFit,
  treatment: 0 | 1,
): { readonly risk: number; readonly influence: Float64Array } {
  const { rows, columns, values } = design;
  const predicted = new Float64Array(rows);
  const gradient = new Float64Array(columns); // of the average in the coefficients
  const valueAt = (i: number, k: number) =>
    k === treatmentColumn ? treatment : values[i * columns + k]!;
  let risk = 0;
  for (let i = 0; i < rows; i++) {
    let predictor = 0;
    for (let k = 0; k < columns; k++) predictor += valueAt(i, k) * model.coefficients[k]!;
    const p = (predicted[i] = 1 / (1 + Math.exp(-predictor)));
    risk += p / rows;
    for (let k = 0; k < columns; k++) gradient[k]! += (p * (1 - p) * valueAt(i, k)) / rows;
  }
  return { risk, influence: influenceOf(design, model, { predicted, gradient, risk }) };
}

/** Own prediction − average, plus what the subject's residual does to the average through the model. */
function influenceOf(
  { rows, columns, values, outcome }: DesignMatrix,
  { covariance, fitted }: LogisticFit,
  average: { predicted: Float64Array; gradient: Float64Array; risk: number },
): Float64Array {
  const { predicted, gradient, risk } = average;
  const weights = gradient.map((_, k) =>
    gradient.reduce((sum, slope, l) => sum + slope * covariance[l * columns + k]!, 0),
  );
  return predicted.map((own, i) => {
    let pull = 0;
    for (let k = 0; k < columns; k++) pull += weights[k]! * values[i * columns + k]!;
    return own - risk + rows * pull * (outcome[i]! - fitted[i]!);
  });
}

function sandwichError(experimental: Float64Array, control: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < control.length; i++) sum += (experimental[i]! - control[i]!) ** 2;
  return Math.sqrt(sum) / control.length;
}
