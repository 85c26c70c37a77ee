import { type MmrmModel, mmrmModel } from "./mmrmModel.ts";

/** What imputation needs to know before it sees data. */
export interface ImputationLayout {
  readonly visits: number;
  /** Largest number of subjects that will be loaded. */
  readonly subjects: number;
  readonly hasBaseline: boolean;
}

/**
 * Everything imputation works on, allocated once. The joint normal distribution of the visits is kept as a chain
 * of regressions: each visit on the covariates z and on the visits before it. Values are deviations from the
 * visit's mean, in the order of the data.
 */
export interface ImputationModel {
  readonly visits: number;
  /** Covariates z: 1, experimental arm, and baseline about its mean if there is one. */
  readonly covariates: number;
  readonly hasBaseline: boolean;
  /** Number of covariates and visits: the row length of `products`. */
  readonly width: number;
  subjects: number;

  readonly z: Float64Array;
  /** Values observed, and draws for those missing. */
  readonly y: Float64Array;
  readonly visitMean: Float64Array;
  /** Per subject and visit: {@link missingValue}, {@link knownValue} or {@link setAsideValue}. */
  readonly state: Uint8Array;
  /** Per subject: number of visits up to the last one that the model is fitted to. */
  readonly last: Int32Array;
  /** Per subject: first visit imputed under the reference; the number of visits = none. */
  readonly switched: Int32Array;
  /** Subjects with a missing value before their last one. */
  readonly gapped: Int32Array;
  gappedCount: number;

  /** Σ w w′, w = (z, y up to last): lower triangle by number of visits, of subjects without gaps. */
  readonly fixedProducts: Float64Array;
  /** The same of all subjects seen at visit t or later. */
  readonly products: Float64Array;
  /** Cholesky factors of these up to visit t. */
  readonly factors: readonly Float64Array[];
  /** Subjects seen at visit t or later. */
  readonly seen: Int32Array;

  /** Regression of visit t on z and the visits before, at t × width; its residual standard deviation. */
  readonly coefficient: Float64Array;
  readonly sd: Float64Array;
  /** Difference in means between the arms by visit, that the coefficients imply. */
  readonly difference: Float64Array;

  /** Where the iteration starts. */
  readonly start: MmrmModel;
  /** Work space: of one subject, and of its missing visits. */
  readonly intercept: Float64Array;
  readonly shift: Float64Array;
  readonly residual: Float64Array;
  readonly gaps: Int32Array;
  readonly precision: Float64Array;
  readonly slope: Float64Array;
}

/** Not observed. */
export const missingValue = 0;
/** Observed, and in the model. */
export const knownValue = 1;
/** Observed after treatment has stopped, and so not in the model of reference-based imputation. */
export const setAsideValue = 2;

/** Allocates a model for repeated imputation of trials of one layout. */
export function imputationModel(layout: ImputationLayout): ImputationModel {
  const { visits, subjects, hasBaseline } = layout;
  const covariates = hasBaseline ? 3 : 2;
  const width = covariates + visits;
  const room = (size: number) => new Float64Array(size);
  const baselineEffect = hasBaseline ? "byVisit" : "none";
  return {
    visits,
    covariates,
    hasBaseline,
    width,
    subjects: 0,
    z: room(subjects * covariates),
    y: room(subjects * visits),
    visitMean: room(visits),
    state: new Uint8Array(subjects * visits),
    last: new Int32Array(subjects),
    switched: new Int32Array(subjects),
    gapped: new Int32Array(subjects),
    gappedCount: 0,
    fixedProducts: room(visits * width * width),
    products: room(visits * width * width),
    factors: Array.from({ length: visits }, (_, t) => room((covariates + t + 1) ** 2)),
    seen: new Int32Array(visits),
    coefficient: room(visits * width),
    sd: room(visits),
    difference: room(visits),
    start: mmrmModel({ visits, subjects, covariance: "unstructured", baselineEffect }),
    intercept: room(visits),
    shift: room(visits),
    residual: room(visits),
    gaps: new Int32Array(visits),
    precision: room(visits * visits),
    slope: room(visits),
  };
}
