import { ArgumentError } from "../errors.ts";
import { drawAllGaps } from "./drawGaps.ts";
import { imputationModel, type ImputationModel } from "./imputationModel.ts";
import { drawParameters, startParameters } from "./drawParameters.ts";
import { fillFactors } from "./fillFactors.ts";
import { loadImputation } from "./loadImputation.ts";
import type { RandomSource } from "./randomSource.ts";
import { completeSubject } from "./referenceImputation.ts";
import { type ImputationMethod, imputationMethods } from "./visitMissing.ts";
import type { VisitTrialData } from "./visitPlan.ts";

/**
 * Iterations of data augmentation; of use only where values are missing before a subject's last one. With 30% of values
 * missing there, estimates of two successive imputations correlate by less than .05 at the default.
 */
export interface AugmentationOptions {
  /** Iterations before the first imputation. Default 20. */
  readonly burnIn?: number;
  /** Iterations from one imputation to the next. Default 5. */
  readonly thinning?: number;
}

export interface ImputationOptions extends AugmentationOptions {
  readonly visits: number;
  /** Number of data sets. Default 20. */
  readonly imputations?: number;
  /** Default "multipleImputation": values are missing at random. */
  readonly method?: ImputationMethod;
}

/**
 * Multiple imputation from a Bayesian multivariate normal model: means by arm and visit, baseline (if any) as a
 * covariate with a slope per visit, one covariance matrix for both arms, prior |Σ|^−(T+1)/2. Parameters are drawn
 * anew for each data set. Values missing after a subject's last one need no iteration; those before it are drawn by
 * monotone data augmentation, started at the fitted mixed model. Reference-based methods use the same draws of the
 * parameters.
 *
 * @param data - One trial; `stopped` tells from where on reference-based methods apply, else the last observation.
 * @param source - Uniform random numbers.
 * @returns Completed values of all subjects and visits, one array per data set, as in `data.values`.
 * @throws {@link ArgumentError} if an option is out of range or the data cannot bear the model: a visit that nobody
 *   of an arm attended (or is seen after), or fewer subjects at a visit than the prior and the means need.
 * @see [Schafer1997], [Rubin1987], [CarpenterRogerKenward2013]
 */
export function imputeVisits(
  data: VisitTrialData,
  options: ImputationOptions,
  source: RandomSource,
): Float64Array[] {
  const { visits, imputations = 20, method = "multipleImputation" } = options;
  checkWhole("imputations", imputations, 1);
  checkWhole("visits", visits, 1);
  if (!imputationMethods.includes(method)) {
    throw new ArgumentError("method", `be one of ${imputationMethods.join(", ")}`, method);
  }
  const hasBaseline = data.baseline !== undefined;
  const subjects = data.values.length / visits;
  const imputer = visitImputer(imputationModel({ visits, subjects, hasBaseline }), method, options);
  const refuse = (): never => {
    const expectation = "determine every mean, slope and variance of the imputation model";
    throw new ArgumentError("data.values", expectation, "too few values");
  };
  if (!imputer.load(data, source)) refuse();
  return Array.from({ length: imputations }, () => {
    if (!imputer.draw(source)) refuse();
    return completedValues(imputer, visits, source);
  });
}

function completedValues(imputer: VisitImputer, visits: number, source: RandomSource) {
  const { model } = imputer;
  const { subjects, y, visitMean } = model;
  for (let i = 0; i < subjects; i++) imputer.complete(i, visits, source);
  return Float64Array.from(
    { length: subjects * visits },
    (_, at) => y[at]! + visitMean[at % visits]!,
  );
}

/** Imputation step by step, for loops. Nothing here allocates. */
export interface VisitImputer {
  readonly model: ImputationModel;
  /** Loads a trial; false if it cannot bear the model. */
  load(data: VisitTrialData, source: RandomSource): boolean;
  /** Draws parameters (and gaps) for the next data set; false if the data cannot bear the model. */
  draw(source: RandomSource): boolean;
  /** Draws the missing values of a subject up to visit `end` (excluded) into `model.y`. */
  complete(i: number, end: number, source: RandomSource): void;
}

/** Prepares the imputation of many trials of one layout. */
export function visitImputer(
  model: ImputationModel,
  method: ImputationMethod,
  { burnIn = 20, thinning = 5 }: AugmentationOptions = {},
): VisitImputer {
  checkWhole("burnIn", burnIn, 0);
  checkWhole("thinning", thinning, 1);
  const isReference = method !== "multipleImputation";
  const augment = (source: RandomSource, iterations: number): boolean => {
    for (let k = 0; k < iterations; k++) {
      if (!fillFactors(model)) return false;
      drawParameters(model, source);
      drawAllGaps(model, source);
    }
    return true;
  };
  return {
    model,
    load: (data, source) => {
      loadImputation(model, data, isReference);
      if (model.gappedCount === 0) return fillFactors(model);
      if (!startParameters(model)) return false;
      drawAllGaps(model, source);
      return augment(source, burnIn);
    },
    draw: (source) => {
      if (model.gappedCount > 0) return augment(source, thinning);
      drawParameters(model, source);
      return true;
    },
    complete: (i, end, source) => completeSubject(model, i, end, method, source),
  };
}

function checkWhole(path: string, value: number, least: number): void {
  if (Number.isInteger(value) && value >= least) return;
  throw new ArgumentError(path, `be a whole number from ${least}`, value);
}
