import { type CountsMethod, isAdjustedMethod, type StudyMethod } from "../analyze/methods.ts";
import { ArgumentError } from "../errors.ts";

/**
 * The planned test where only a test of one 2 × 2 table will do: exact sums and closed forms know no
 * strata and covariates.
 *
 * @param path - Where the method sits in the input.
 * @throws {@link ArgumentError} for an adjusted analysis.
 */
export function tableMethodOf(
  { method }: { readonly method: StudyMethod },
  path = "design.analysis.method",
): CountsMethod {
  if (!isAdjustedMethod(method)) return method;
  throw new ArgumentError(
    path,
    "be a test of one 2 × 2 table here: the power of adjusted analyses is found by simulation (monteCarlo)",
    method,
  );
}
