import { isAdjustedMethod } from "../analyze/methods.ts";
import { ArgumentError } from "../errors.ts";
import { type AnyStudy, isVisitStudy } from "../study/anyStudy.ts";
import { requireSized } from "../study/requireSized.ts";
import { requireSizedVisits } from "../study/requireSizedVisits.ts";
import { verificationScript } from "../verify/verificationScript.ts";
import { visitScript } from "../verify/visitScript.ts";
import { version } from "../version.ts";

/**
 * The script in base R that computes the numbers of a study again.
 *
 * @throws {@link ArgumentError} for an arm without a size, or an analysis whose power is known by simulation alone.
 */
export function reportScript(study: AnyStudy): string {
  if (isVisitStudy(study)) return visitScript(requireSizedVisits(study), { version });
  const { method } = study.design.analysis;
  if (isAdjustedMethod(method)) {
    const expectation = "be a test of two rates for a script in R";
    throw new ArgumentError("design.analysis.method", expectation, method);
  }
  return verificationScript(requireSized(study), { version, sizesFor: [0.8, 0.9] });
}
