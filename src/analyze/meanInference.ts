import { ArgumentError } from "../errors.ts";
import { tPValue } from "./meanDifference.ts";
import { type MeanHypothesisOptions, meanNulls } from "./meanHypothesis.ts";
import { tCritical } from "./tCritical.ts";
import { fillFailure, type VisitResult } from "./visitResult.ts";

export interface MeanInferenceOptions extends MeanHypothesisOptions {
  /** Two-sided confidence level, in (0, 1). Default 0.95. */
  readonly level?: number | undefined;
}

/**
 * Prepares the step from an estimate to a test: P value, interval and status "done" of a result that holds estimate,
 * standard error and degrees of freedom; "notEstimable" where these are not numbers. Does not allocate.
 */
export function meanInference(options: MeanInferenceOptions): (out: VisitResult) => void {
  const { level = 0.95 } = options;
  if (!(level > 0 && level < 1)) throw new ArgumentError("level", "lie between 0 and 1", level);
  const nulls = meanNulls(options);
  const critical = tCritical((1 - level) / 2);
  return (out) => {
    const { estimate, standardError, df } = out;
    if (!(standardError > 0 && standardError < Infinity && df > 0) || !Number.isFinite(estimate)) {
      fillFailure(out, "notEstimable");
      return;
    }
    out.pValue = 0;
    for (let k = 0; k < nulls.length; k++) {
      const { nullDifference, alternative } = nulls[k]!;
      const one = tPValue((estimate - nullDifference) / standardError, df, alternative);
      out.pValue = Math.max(out.pValue, one);
    }
    const reach = critical(df) * standardError;
    out.lower = estimate - reach;
    out.upper = estimate + reach;
    out.status = "done";
  };
}
