/**
 * How the analysis of a trial ended: "fallback" = by the covariance planned for fits that do not converge;
 * "notConverged" = no such fit was found; "notEstimable" = the data cannot bear the analysis.
 */
export type VisitStatus = "done" | "fallback" | "notConverged" | "notEstimable";

/** Comparison of the arms at one visit; all numbers NaN where there is no analysis. */
export interface VisitResult {
  pValue: number;
  /** Experimental − control: means in the endpoint's unit, or rates of responders. */
  estimate: number;
  standardError: number;
  /** Degrees of freedom; Infinity for a normal test, NaN for one by ranks or counts. */
  df: number;
  /** Limits of the two-sided interval. */
  lower: number;
  upper: number;
  status: VisitStatus;
}

/** A result to be filled, and filled again. */
export function emptyVisitResult(): VisitResult {
  return {
    pValue: NaN,
    estimate: NaN,
    standardError: NaN,
    df: NaN,
    lower: NaN,
    upper: NaN,
    status: "notEstimable",
  };
}

/** Marks a trial without analysis. */
export function fillFailure(out: VisitResult, status: "notConverged" | "notEstimable"): void {
  out.pValue = out.estimate = out.standardError = out.df = out.lower = out.upper = NaN;
  out.status = status;
}
