import { ArgumentError } from "../errors.ts";
import { smallestInteger } from "../math/integerSearch.ts";
import type { EnrollmentPlan } from "./enrollmentPlan.ts";
import { enrollmentCdf, enrollmentQuantile } from "./enrollmentTime.ts";

/** Whether a trial fills in time. */
export interface Feasibility {
  /** Probability that all subjects are enrolled by the deadline. */
  readonly probability: number;
  /** Months to full enrollment, with the 10% and 90% quantiles. */
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
  /** "likely" from a probability of 0.8, "uncertain" from 0.5. */
  readonly verdict: "likely" | "uncertain" | "unlikely";
  /** Smallest number of such sites with a probability of 0.8; Infinity if 1,000 do not suffice. */
  readonly sitesNeeded: number;
}

const mostSites = 1000;

/**
 * Feasibility of enrolling `n` subjects by a deadline.
 *
 * @param goal - `n`: subjects in all; `deadline`: months, above 0.
 * @throws {@link ArgumentError} if a value is out of its range.
 */
export function feasibility(
  plan: EnrollmentPlan,
  { n, deadline }: { readonly n: number; readonly deadline: number },
): Feasibility {
  if (!(deadline > 0 && deadline < Infinity)) {
    throw new ArgumentError("deadline", "be a number of months above 0", deadline);
  }
  const probability = enrollmentCdf(plan, n, deadline);
  const suffices = (sites: number) => enrollmentCdf({ ...plan, sites }, n, deadline) >= 0.8;
  const sitesNeeded = smallestInteger(1, mostSites + 1, suffices);
  return {
    probability,
    median: enrollmentQuantile(plan, n, 0.5),
    lower: enrollmentQuantile(plan, n, 0.1),
    upper: enrollmentQuantile(plan, n, 0.9),
    verdict: probability >= 0.8 ? "likely" : probability >= 0.5 ? "uncertain" : "unlikely",
    sitesNeeded: sitesNeeded > mostSites ? Infinity : sitesNeeded,
  };
}
