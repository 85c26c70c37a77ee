import { ArgumentError } from "../errors.ts";
import { choleskyFactor, fillCholeskyInverse } from "../math/cholesky.ts";
import { type CorrelationMatrix, inverseCorrelation } from "./visitCorrelation.ts";

/** Who is seen at which visit, in one arm. */
export interface VisitAttendance {
  /** Share of the randomized subjects not lost for good by each visit: never rising. */
  readonly retention: readonly number[];
  /** Chance that a value is missing though the subject is not lost (0). */
  readonly skipped?: number;
}

/**
 * By how much missing values inflate the variance of the mean at a visit, when a mixed model for repeated measures
 * uses all that is observed: φ, so that the variance is φ sd² / n for n randomized subjects. The information is
 * summed over the patterns of visits seen. With nobody lost before the first visit, no values skipped and
 * the last visit it is {@link varianceInflation}.
 *
 * @param visit - Index of the visit, from 0.
 * @returns At least 1; Infinity if nobody is seen at the visit.
 * @throws {@link ArgumentError} if the matrix is not a positive definite correlation matrix, or lengths disagree.
 * @see [LuLuoChen2008] formula (3), for monotone patterns
 */
export function visitInflation(
  correlation: CorrelationMatrix,
  { retention, skipped = 0 }: VisitAttendance,
  visit: number,
): number {
  const visits = correlation.length;
  if (retention.length !== visits) {
    throw new ArgumentError("retention", `list ${visits} shares, one per visit`, retention);
  }
  if (!(retention[visit]! * (1 - skipped) > 0)) return Infinity;
  const seen = seenVisits(retention);
  const information = new Float64Array(seen * seen);
  for (let last = 1; last <= seen; last++) {
    const share = retention[last - 1]! - (retention[last] ?? 0);
    if (share > 0) addPatterns(information, correlation, { seen, last, share, skipped });
  }
  if (Number.isNaN(choleskyFactor(information, seen))) return Infinity;
  const variance = new Float64Array(seen * seen);
  fillCholeskyInverse(variance, information, seen);
  return variance[visit * seen + visit]!;
}

/** Visits that somebody attends: they come first, since retention never rises. */
function seenVisits(retention: readonly number[]): number {
  const firstEmpty = retention.findIndex((share) => !(share > 0));
  return firstEmpty < 0 ? retention.length : firstEmpty;
}

interface PatternGroup {
  readonly seen: number;
  /** Visits before the loss. */
  readonly last: number;
  readonly share: number;
  readonly skipped: number;
}

/** Adds the information of subjects lost after one visit, over all patterns of skipped values. */
function addPatterns(
  information: Float64Array,
  correlation: CorrelationMatrix,
  { seen, last, share, skipped }: PatternGroup,
): void {
  const first = skipped > 0 ? 1 : 2 ** last - 1; // nothing skipped: only the full pattern
  for (let pattern = first; pattern < 2 ** last; pattern++) {
    const places = Array.from({ length: last }, (_, k) => k).filter((k) => (pattern >> k) & 1);
    const probability = (1 - skipped) ** places.length * skipped ** (last - places.length);
    const part = places.map((j) => places.map((k) => correlation[j]![k]!));
    const inverse = inverseCorrelation(part);
    for (const [a, j] of places.entries()) {
      for (const [b, k] of places.entries()) {
        information[j * seen + k]! += share * probability * inverse[a * places.length + b]!;
      }
    }
  }
}
