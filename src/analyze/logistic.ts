import { ArgumentError } from "../errors.ts";
import { normalUpperQuantile } from "../math/normal.ts";
import type { AlternativeOptions } from "./alternative.ts";
import { alternativeOf } from "./alternative.ts";
import type { LogisticFit } from "./fitLogistic.ts";
import { fitLogistic } from "./fitLogistic.ts";
import type { Alternative } from "./methods.ts";
import { normalPValue } from "./normalPValue.ts";
import type { DesignMatrix, SubjectData } from "./subjectData.ts";
import { designMatrix, treatmentColumn } from "./subjectData.ts";
import type { Limits } from "./wilsonInterval.ts";

export const logisticTests = ["wald", "likelihoodRatio", "firth"] as const;

export interface LogisticOptions extends AlternativeOptions {
  /**
   * `wald` (default) and `likelihoodRatio`: maximum likelihood. `firth`: penalized likelihood and its ratio,
   * finite even when the data are separated.
   */
  readonly test?: (typeof logisticTests)[number];
  /** Two-sided level of the Wald limits. Default 0.95. */
  readonly level?: number;
}

/** One column of the regression, on the log odds scale, with its two-sided Wald test. */
export interface LogisticCoefficient {
  readonly name: string;
  readonly estimate: number;
  readonly standardError: number;
  readonly z: number;
  readonly pValue: number;
}

export interface LogisticResult {
  readonly alternative: Alternative;
  /** Of the treatment; NaN for `wald` when the data are separated. */
  readonly pValue: number;
  /** Standard normal deviate of the test: Wald's, or the signed root of the likelihood ratio. */
  readonly statistic: number;
  readonly estimate: {
    /** Experimental against control, conditional on the covariates; ±Infinity or NaN when separated. */
    readonly logOddsRatio: number;
    readonly oddsRatio: number;
  };
  readonly standardError: number;
  /** Wald limits of the log odds ratio; NaN when separated. */
  readonly logOddsRatioInterval: Limits;
  readonly coefficients: readonly LogisticCoefficient[];
  /** With Firth's penalty where that is used. */
  readonly logLikelihood: number;
  /** Some combination of arm and covariates tells the events from the others. */
  readonly isSeparated: boolean;
  readonly notes: readonly string[];
}

/**
 * Logistic regression of a binary outcome on arm and covariates, with the test of the treatment.
 *
 * The odds ratio is conditional on the covariates, and farther from 1 than the marginal one that a 2 × 2
 * table shows, even without confounding: it answers another question than a risk difference
 * (`gComputation`).
 *
 * @param data - Outcome, arm and numeric covariates of each subject.
 * @param options - Test ("wald"); sides (2) and better direction ("higher"); level (0.95).
 * @throws {@link ArgumentError} if the data are impossible, an arm is empty or columns depend on each other.
 * @throws {@link ConvergenceError} if no maximum is found.
 * @see [Firth1993], [HeinzeSchemper2002], [AlbertAnderson1984] separation.
 */
export function logistic(data: SubjectData, options: LogisticOptions = {}): LogisticResult {
  const { test = "wald", level = 0.95 } = options;
  if (!logisticTests.includes(test)) {
    throw new ArgumentError("analysis.test", `be one of ${logisticTests.join(", ")}`, test);
  }
  const design = designMatrix(data);
  const firth = test === "firth";
  const fit = fitLogistic(design, { firth });
  const isSeparated = fit.separation !== undefined;
  const coefficients = coefficientsOf(design, fit);
  const treatment = coefficients[treatmentColumn]!;
  const statistic = test === "wald" ? treatment.z : ratioRoot(design, fit, firth);
  const alternative = alternativeOf(options);
  const reach = normalUpperQuantile((1 - level) / 2) * treatment.standardError;
  return {
    alternative,
    pValue: normalPValue(statistic, alternative),
    statistic,
    estimate: { logOddsRatio: treatment.estimate, oddsRatio: Math.exp(treatment.estimate) },
    standardError: treatment.standardError,
    logOddsRatioInterval: {
      lower: treatment.estimate - reach,
      upper: treatment.estimate + reach,
    },
    coefficients,
    logLikelihood: fit.logLikelihood,
    isSeparated,
    notes: isSeparated ? [separationNote] : [],
  };
}

const separationNote =
  "The data are separated: finite maximum likelihood estimates do not exist, and neither does Wald's test. " +
  'Use "likelihoodRatio" or "firth".';

/** Root of twice the gain in (penalized) log-likelihood by the treatment, with the sign of its coefficient. */
function ratioRoot(design: DesignMatrix, fit: LogisticFit, firth: boolean): number {
  const reduced = fitLogistic(design, { firth, without: treatmentColumn });
  const gain = Math.max(0, fit.logLikelihood - reduced.logLikelihood);
  return Math.sign(fit.coefficients[treatmentColumn]!) * Math.sqrt(2 * gain);
}

function coefficientsOf(design: DesignMatrix, fit: LogisticFit): LogisticCoefficient[] {
  return design.names.map((name, k) => {
    const variance = fit.covariance[k * design.columns + k]!;
    const standardError = fit.separation ? NaN : Math.sqrt(variance);
    const estimate = fit.separation ? separated(fit, k) : fit.coefficients[k]!;
    const z = estimate / standardError;
    return { name, estimate, standardError, z, pValue: normalPValue(z, "twoSided") };
  });
}

/** ±Infinity for a coefficient that takes part in the separation; NaN for others, which are not identified. */
function separated({ separation }: LogisticFit, k: number): number {
  const longest = Math.max(...separation!.map(Math.abs));
  const move = separation![k]!;
  return Math.abs(move) > 1e-3 * longest ? Math.sign(move) * Infinity : NaN;
}
