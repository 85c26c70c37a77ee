/** Values of one trial, subject by subject. */
export interface VisitData {
  /** Endpoint of subject i at visit j at index i × visits + j; NaN = missing. */
  readonly values: Float64Array;
  /** 0 = experimental, 1 = control, per subject. */
  readonly arm: ArrayLike<number>;
  /** Baseline per subject, none missing; needed if the model has a baseline. */
  readonly baseline?: ArrayLike<number>;
}

/**
 * Sufficient statistics of a linear model whose covariates z do not vary over visits: subjects are grouped by the
 * visits at which they were observed. Values are taken about each visit's mean, the baseline about its own,
 * so that sums of squares keep their digits.
 */
export interface PatternStatistics {
  readonly visits: number;
  /** Covariates z: 1, experimental arm, and baseline if the model has it. */
  readonly covariates: number;
  readonly capacity: number;
  /** Patterns in use. */
  patterns: number;
  subjects: number;
  /** Values observed in all. */
  observations: number;
  /** Bit j: visit j observed. */
  readonly mask: Int32Array;
  readonly size: Float64Array;
  /** Σ z z′ of each pattern: lower triangles by rows, one after the other. */
  readonly zz: Float64Array;
  /** Σ z y′: covariates × visits, 0 where y is missing. */
  readonly zy: Float64Array;
  /** Σ y y′: lower triangles by rows, 0 where y is missing. */
  readonly yy: Float64Array;
  readonly visitMean: Float64Array;
  baselineMean: number;
  /** Covariates of the subject at hand, and its values about the visits' means, 0 where missing. */
  readonly z: Float64Array;
  readonly y: Float64Array;
}

/** Largest number of visits: one bit each. */
export const maxVisits = 30;

/** Elements on and below the diagonal of a square matrix; the one in row i, column j ≤ i is triangle(i) + j. */
export const triangle = (size: number): number => (size * (size + 1)) / 2;

/** Room for trials of up to `subjects` subjects, to be filled by {@link fillPatternStatistics}. */
export function patternStatistics(
  visits: number,
  hasBaseline: boolean,
  subjects: number,
): PatternStatistics {
  const covariates = hasBaseline ? 3 : 2;
  const capacity = Math.min(subjects, 2 ** visits - 1);
  return {
    visits,
    covariates,
    capacity,
    patterns: 0,
    subjects: 0,
    observations: 0,
    mask: new Int32Array(capacity),
    size: new Float64Array(capacity),
    zz: new Float64Array(capacity * triangle(covariates)),
    zy: new Float64Array(capacity * covariates * visits),
    yy: new Float64Array(capacity * triangle(visits)),
    visitMean: new Float64Array(visits),
    baselineMean: 0,
    z: new Float64Array(covariates),
    y: new Float64Array(visits),
  };
}
