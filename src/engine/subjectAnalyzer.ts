import { gComputation } from "../analyze/gComputation.ts";
import { logistic } from "../analyze/logistic.ts";
import { mantelHaenszel } from "../analyze/mantelHaenszel.ts";
import type { SubjectData } from "../analyze/subjectData.ts";
import { ArgumentError, ConvergenceError } from "../errors.ts";
import type { AnalyzedSubjects } from "../simulate/analyzedSubjects.ts";
import type { Direction } from "../study/schema.ts";
import type { AdjustedAnalysis } from "./adjustedAnalysis.ts";
import { covariatesOf, tablesOf } from "./baselineData.ts";
import type { TableAnalysis } from "./tableAnalyzer.ts";

const nothing = { estimate: NaN, standardError: NaN, lower: NaN, upper: NaN };
/** A fit without a result: neither a rejection nor a non-rejection. */
const failure: TableAnalysis = { pValue: NaN, ...nothing };

type Options = AdjustedAnalysis & { readonly better: Direction };

/**
 * Prepares the analysis of subjects. As everywhere, a trial in which an arm has nobody left does not reject.
 *
 * @returns For each trial what its analysis says; all NaN where the fit failed.
 */
export function subjectAnalyzer(analysis: AdjustedAnalysis, better: Direction) {
  const analyze = analyses[analysis.method];
  const options = { ...analysis, better };
  return (subjects: AnalyzedSubjects): TableAnalysis => {
    const { arm } = subjects;
    if (!arm.includes(0) || !arm.includes(1)) return { pValue: 1, ...nothing };
    try {
      return analyze(subjects, options);
    } catch (error) {
      if (isFailedFit(error)) return failure;
      throw error;
    }
  };
}

const analyses = {
  mantelHaenszel: byStratum,
  logistic: byLogistic,
  standardized: byStandardization,
};

/** No maximum was found, or a covariate tells the arms apart; anything else is a mistake of the program. */
function isFailedFit(error: unknown): boolean {
  if (error instanceof ConvergenceError) return true;
  return error instanceof ArgumentError && error.path === "data.covariates";
}

function byStratum(subjects: AnalyzedSubjects, options: Options): TableAnalysis {
  const { pValue, riskDifference } = mantelHaenszel({ strata: tablesOf(subjects) }, options);
  const { estimate, standardError, lower, upper } = riskDifference;
  return { pValue, estimate, standardError, lower, upper };
}

function byLogistic(subjects: AnalyzedSubjects, options: Options): TableAnalysis {
  const data = dataOf(subjects, options);
  const { pValue, estimate, standardError, logOddsRatioInterval } = orFirth(options, {
    plain: () => logistic(data, options),
    isFound: ({ isSeparated }) => !isSeparated,
    penalized: () => logistic(data, { ...options, test: "firth" }),
  });
  // Of separated data the likelihood ratio still tests, but there is no finite estimate.
  if (!Number.isFinite(estimate.logOddsRatio)) return { pValue, ...nothing };
  return { pValue, estimate: estimate.logOddsRatio, standardError, ...logOddsRatioInterval };
}

function byStandardization(subjects: AnalyzedSubjects, options: Options): TableAnalysis {
  const data = dataOf(subjects, options);
  const { pValue, estimate, standardError, interval } = orFirth(options, {
    plain: () => gComputation(data, options),
    isFound: (result) => !Number.isNaN(result.standardError),
    penalized: () => gComputation(data, { ...options, fit: "firth" }),
  });
  if (Number.isNaN(pValue)) return failure;
  return { pValue, estimate: estimate.riskDifference, standardError, ...interval };
}

/** The plain fit; the penalized one in its place if that is planned and there are no plain estimates. */
function orFirth<Result>(
  { separation }: Options,
  fits: {
    readonly plain: () => Result;
    readonly isFound: (result: Result) => boolean;
    readonly penalized: () => Result;
  },
): Result {
  if (separation === "fail") return fits.plain();
  try {
    const result = fits.plain();
    return fits.isFound(result) ? result : fits.penalized();
  } catch (error) {
    if (error instanceof ConvergenceError) return fits.penalized();
    throw error;
  }
}

function dataOf(subjects: AnalyzedSubjects, { adjustFor }: Options): SubjectData {
  const { outcome, arm } = subjects;
  return { outcome, arm, covariates: covariatesOf(subjects, adjustFor) };
}
