import { ArgumentError } from "../errors.ts";
import { checkVisits } from "./checkVisits.ts";
import { fitGee } from "./fitGee.ts";
import { geeClusters } from "./geeClusters.ts";
import { type Label, type LongitudinalData, visitTable } from "./longitudinalData.ts";
import {
  checkMeanTestOptions,
  isRoundingError,
  meanTest,
  unfinishedTest,
  type MeanTestOptions,
  type MeanTestResult,
} from "./meanDifference.ts";
import { type RobustCorrection, robustCorrections, robustCovariance } from "./robustCovariance.ts";
import { type WorkingCorrelation, workingCorrelations } from "./workingCorrelation.ts";

export interface GeeOptions extends MeanTestOptions {
  /** Working correlation between the visits of a subject. Default "exchangeable". */
  readonly correlation?: WorkingCorrelation;
  /** Correction of the standard error for few subjects. Default "manclDeRouen". */
  readonly correction?: RobustCorrection;
  /** The visit, by its own value, at which the arms are compared. Default the last. */
  readonly contrastVisit?: Label;
  /** One slope of baseline for all visits, or one for each (default). */
  readonly baselineEffect?: "main" | "byVisit";
}

/** Result of {@link gee}; its own test is that at `contrastVisit`. */
export interface GeeResult extends MeanTestResult {
  /** If false, the estimates are those at which the iteration stopped, and there is no inference (NaN). */
  readonly converged: boolean;
  readonly status: "converged" | "notConverged";
  readonly contrastVisit: Label;
  readonly visits: readonly Label[];
  /** The same comparison at every visit. */
  readonly effects: readonly (MeanTestResult & { readonly visit: Label })[];
  /** Variance of a value about its mean, in the endpoint's unit squared. */
  readonly scale: number;
  /** Working correlation of neighboring (or any two) visits; 0 for independence. */
  readonly alpha: number;
  readonly subjects: number;
  readonly observations: number;
}

/**
 * Generalized estimating equations for a continuous endpoint over visits: means by visit and arm, baseline as a
 * covariate, robust standard errors. Valid when values are missing completely at random. With the correction the
 * P values are by t on subjects − coefficients degrees of freedom, without it by the normal distribution.
 *
 * @throws {@link ArgumentError} if data or options are at fault, or the data cannot bear the model. A fit that does not
 *   converge is no error: see `converged`.
 * @see [LiangZeger1986], [ManclDeRouen2001]
 */
export function gee(data: LongitudinalData, options: GeeOptions = {}): GeeResult {
  checkMeanTestOptions(options);
  checkChoice("correlation", options.correlation, workingCorrelations);
  checkChoice("correction", options.correction, robustCorrections);
  checkChoice("baselineEffect", options.baselineEffect, ["main", "byVisit"]);
  const table = visitTable(data);
  checkVisits(table, false);
  const { visits } = table;
  const { contrastVisit = visits[visits.length - 1]!, correction = "manclDeRouen" } = options;
  const clusters = geeClusters(table, visits.length, options.baselineEffect ?? "byVisit");
  const specification = {
    family: "gaussian",
    correlation: options.correlation ?? "exchangeable",
  } as const;
  const fit = fitGee(clusters, specification);
  if (fit.status === "notEstimable") {
    throw new ArgumentError(
      "data.value",
      "determine every mean and slope of the model",
      "too little",
    );
  }
  const columns = fit.beta.length;
  if (correction !== "none" && clusters.length <= columns) {
    const expectation = `name more subjects with values than the model has coefficients, ${columns}`;
    throw new ArgumentError("data.subject", expectation, clusters.length);
  }
  if (isRoundingError(Math.sqrt(fit.scale), largestOf(table.values))) {
    throw new ArgumentError("data.value", "vary beyond what the model explains", "an exact fit");
  }
  const covariance = robustCovariance(clusters, specification, fit, correction);
  const df = correction === "none" ? Infinity : clusters.length - columns;
  const isDone = fit.status === "converged";
  const effects = visits.map((visit, j) => {
    const column = visits.length + j;
    const standardError = Math.sqrt(covariance[column * columns + column]!);
    const estimate = fit.beta[column]!;
    const test = isDone
      ? meanTest({ estimate, standardError, df }, options)
      : unfinishedTest(estimate, options);
    return { visit, ...test };
  });
  const atContrast = effects.find(({ visit }) => visit === contrastVisit);
  if (!atContrast) {
    const expectation = `be one of the visits ${visits.join(", ")}`;
    throw new ArgumentError("analysis.contrastVisit", expectation, contrastVisit);
  }
  const { visit: _, ...test } = atContrast;
  const { status, scale, alpha } = fit;
  const observations = clusters.reduce((sum, { y }) => sum + y.length, 0);
  const about = { status, converged: isDone, contrastVisit, visits, effects };
  return { ...test, ...about, scale, alpha, subjects: clusters.length, observations };
}

/** Largest absolute value that is not NaN. */
function largestOf(values: Float64Array): number {
  return values.reduce((max, value) => (Math.abs(value) > max ? Math.abs(value) : max), 0);
}

function checkChoice(name: string, value: unknown, choices: readonly unknown[]): void {
  if (value === undefined || choices.includes(value)) return;
  throw new ArgumentError(`analysis.${name}`, `be one of ${choices.join(", ")}`, value);
}
