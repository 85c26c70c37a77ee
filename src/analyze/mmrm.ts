import { ArgumentError } from "../errors.ts";
import { checkVisits } from "./checkVisits.ts";
import { type CovarianceType, covarianceTypes } from "./covarianceType.ts";
import { fillPatternStatistics } from "./fillPatternStatistics.ts";
import { type FitOptions, fitMmrm, type MmrmStatus } from "./fitMmrm.ts";
import { type Label, type LongitudinalData, visitTable } from "./longitudinalData.ts";
import {
  checkMeanTestOptions,
  meanTest,
  unfinishedTest,
  type MeanTestOptions,
  type MeanTestResult,
} from "./meanDifference.ts";
import { type MmrmCoefficients, mmrmCoefficients } from "./mmrmCoefficients.ts";
import { type DegreesOfFreedom, degreesOfFreedomMethods, fillVisitEffect } from "./mmrmEffect.ts";
import { type MmrmModel, mmrmModel } from "./mmrmModel.ts";

export interface MmrmOptions extends MeanTestOptions, FitOptions {
  /** Covariance between visits. Default "unstructured". */
  readonly covariance?: CovarianceType;
  /** Default "kenwardRoger". */
  readonly degreesOfFreedom?: DegreesOfFreedom;
  /** The visit, by its own value, at which the arms are compared. Default the last. */
  readonly contrastVisit?: Label;
  /** One slope of baseline for all visits, or one for each (default). */
  readonly baselineEffect?: "main" | "byVisit";
}

/** The difference between arms at one visit. */
export interface VisitEffect extends MeanTestResult {
  readonly visit: Label;
}

/** Result of {@link mmrm}; its own test is that at `contrastVisit`. */
export interface MmrmResult extends MeanTestResult {
  /** If false, the estimates are those at which the iteration stopped, and there is no inference (NaN). */
  readonly converged: boolean;
  readonly status: MmrmStatus;
  readonly iterations: number;
  readonly contrastVisit: Label;
  readonly visits: readonly Label[];
  /** The same comparison at every visit. */
  readonly effects: readonly VisitEffect[];
  /** Estimated covariance between visits, in the endpoint's unit squared. */
  readonly covariance: readonly (readonly number[])[];
  /** Restricted log-likelihood, with all constants. */
  readonly logLikelihood: number;
  readonly coefficients: MmrmCoefficients;
  /** Subjects with at least one value, and values observed. */
  readonly subjects: number;
  readonly observations: number;
}

/**
 * Mixed model for repeated measures: means by visit and arm, baseline as a covariate, residuals of a subject
 * correlated between visits; fitted by restricted maximum likelihood to all values observed, which is valid when
 * missing values depend on observed ones only.
 *
 * @throws {@link ArgumentError} if data or options are at fault (see {@link visitTable} and {@link checkVisits}), or the data
 *   cannot bear the model. A fit that does not converge is no error: see `converged`.
 * @see [MallinckrodtClarkDavid2001], [KenwardRoger1997], [PattersonThompson1971]
 */
export function mmrm(data: LongitudinalData, options: MmrmOptions = {}): MmrmResult {
  checkMeanTestOptions(options);
  checkChoices(options);
  const { covariance = "unstructured", baselineEffect = "byVisit" } = options;
  const table = visitTable(data);
  checkVisits(table, covariance === "unstructured");
  const { visits, subjects } = table;
  const { contrastVisit = visits[visits.length - 1]! } = options;
  const contrast = visits.indexOf(contrastVisit);
  if (contrast < 0) {
    const expectation = `be one of the visits ${visits.join(", ")}`;
    throw new ArgumentError("analysis.contrastVisit", expectation, contrastVisit);
  }
  const model = mmrmModel({
    visits: visits.length,
    subjects: subjects.length,
    covariance,
    baselineEffect: table.baseline ? baselineEffect : "none",
  });
  fillPatternStatistics(model.statistics, table);
  const status = fitMmrm(model, options);
  if (status === "notEstimable") {
    const expectation = "determine every mean, slope and variance of the model";
    throw new ArgumentError("data.value", expectation, `${model.statistics.observations} values`);
  }
  const isDone = status === "converged";
  const effects = visits.map((visit, j) => ({ visit, ...effectAt(model, j, isDone, options) }));
  const { visit: _, ...atContrast } = effects[contrast]!;
  return {
    ...atContrast,
    converged: isDone,
    status,
    iterations: model.iterations,
    contrastVisit,
    visits,
    effects,
    covariance: visits.map((_, j) => rowOf(model, j)),
    logLikelihood: -model.objective / 2,
    coefficients: mmrmCoefficients(model),
    subjects: model.statistics.subjects,
    observations: model.statistics.observations,
  };
}

function rowOf({ sigma, visits }: MmrmModel, j: number): number[] {
  return Array.from(sigma.subarray(j * visits, (j + 1) * visits));
}

function effectAt(
  model: MmrmModel,
  j: number,
  isDone: boolean,
  options: MmrmOptions,
): MeanTestResult {
  const effect = { estimate: NaN, standardError: NaN, df: NaN };
  fillVisitEffect(effect, model, j, options.degreesOfFreedom ?? "kenwardRoger");
  return isDone ? meanTest(effect, options) : unfinishedTest(effect.estimate, options);
}

function checkChoices(options: MmrmOptions): void {
  checkChoice("covariance", options.covariance, covarianceTypes);
  checkChoice("degreesOfFreedom", options.degreesOfFreedom, degreesOfFreedomMethods);
  checkChoice("baselineEffect", options.baselineEffect, ["main", "byVisit"]);
  checkChoice("information", options.information, ["observed", "expected"]);
}

function checkChoice(name: string, value: unknown, choices: readonly unknown[]): void {
  if (value === undefined || choices.includes(value)) return;
  throw new ArgumentError(`analysis.${name}`, `be one of ${choices.join(", ")}`, value);
}
