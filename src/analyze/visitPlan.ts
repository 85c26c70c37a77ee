import type { MeanInferenceOptions } from "./meanInference.ts";
import type { BinaryMethod, MarginMethod } from "./methods.ts";
import type { CovarianceType } from "./covarianceType.ts";
import type { DegreesOfFreedom } from "./mmrmEffect.ts";
import type { VisitData } from "./patternStatistics.ts";
import type { RobustCorrection } from "./robustCovariance.ts";
import type { VisitMissing } from "./visitMissing.ts";
import type { WorkingCorrelation } from "./workingCorrelation.ts";

/** Value, or change from baseline, from which on a subject is a responder. */
export interface ResponderRule {
  /** In the endpoint's unit. */
  readonly threshold: number;
  /** "fall", "rise": change from baseline by at least the threshold; "atMost", "atLeast": the value itself. */
  readonly direction: "fall" | "rise" | "atMost" | "atLeast";
}

/** What an analyzer needs to know before it sees data. */
export interface VisitLayout {
  /** Number of visits. */
  readonly visits: number;
  /** Largest number of subjects that will be analyzed. */
  readonly subjects: number;
  readonly hasBaseline: boolean;
  /** Index, from 0, of the visit at which the arms are compared. */
  readonly contrast: number;
  /** Which difference is better: of the value, or with `responder` of the rate. */
  readonly better: "higher" | "lower";
  /** Where given, rates of responders are compared, else means. */
  readonly responder?: ResponderRule | undefined;
}

/** Tests of means, by the names a study file uses. */
export const meanMethods = ["t", "welch", "wilcoxon", "ancova", "mmrm", "gee"] as const;
export type MeanMethod = (typeof meanMethods)[number];

/** How one trial is analyzed. */
export interface VisitAnalysisPlan {
  readonly missing: VisitMissing;
  /** Number of imputed data sets. Default 20. */
  readonly imputations?: number | undefined;
  /** Two-sided confidence level, in (0, 1). Default 0.95. */
  readonly level?: number | undefined;
  /** With "composite", subjects whose treatment has stopped by the visit compared are no responders. */
  readonly estimand?: string | undefined;
  readonly analysis: Omit<MeanInferenceOptions, "level" | "better"> & {
    readonly method: MeanMethod | BinaryMethod | MarginMethod;
    /** Mixed model: see {@link MmrmOptions}. */
    readonly covariance?: CovarianceType | undefined;
    readonly degreesOfFreedom?: DegreesOfFreedom | undefined;
    readonly baselineEffect?: "main" | "byVisit" | undefined;
    /** Covariance to refit with where the fit does not converge. Default none. */
    readonly fallback?: CovarianceType | undefined;
    /** Estimating equations: see {@link GeeOptions}. */
    readonly correlation?: WorkingCorrelation | undefined;
    readonly correction?: RobustCorrection | undefined;
  };
}

/** One trial, as observed. */
export interface VisitTrialData extends VisitData {
  /** Index of the first visit off treatment per subject; the number of visits = never. */
  readonly stopped?: ArrayLike<number>;
}
