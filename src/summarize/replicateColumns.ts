/**
 * Analyzed replicates as columns of equal length; equal replicates share a row.
 *
 * @see operatingCharacteristics
 */
export interface ReplicateColumns {
  /** Replicates that this row stands for. */
  readonly count: Float64Array;
  /** P value; NaN where the analysis failed. */
  readonly pValue: Float64Array;
  /** Estimate of the effect; NaN where the data hold none, such as when an arm has nobody left. */
  readonly estimate: Float64Array;
  /** Standard error that the analysis itself states. */
  readonly standardError: Float64Array;
  /** Limits of the confidence interval. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}
