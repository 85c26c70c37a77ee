import { ArgumentError } from "../errors.ts";
import { choleskyFactor, fillCholeskyInverse } from "../math/cholesky.ts";
import { type CorrelationMatrix, inverseCorrelation } from "./visitCorrelation.ts";

/**
 * By how much monotone dropout inflates the variance of a mean at the last visit when a mixed model for repeated
 * measures uses the earlier visits of those who left: φ, between 1 and 1 / (last retention), smaller the more visits
 * are correlated. The information is summed over groups of subjects with the same last visit.
 *
 * @param correlation - Between visits, within an arm.
 * @param retention - Share of subjects still observed at each visit: 1 at the first, never rising, above 0.
 * @throws {@link ArgumentError} if these do not fit together or are out of range.
 * @see [LuLuoChen2008] formula (3)
 */
export function varianceInflation(
  correlation: CorrelationMatrix,
  retention: readonly number[],
): number {
  const visits = correlation.length;
  checkRetention(retention, visits);
  const information = new Float64Array(visits * visits);
  for (let last = 1; last <= visits; last++) {
    const share = retention[last - 1]! - (retention[last] ?? 0);
    if (share === 0) continue;
    const inverse = inverseCorrelation(correlation, last);
    for (let index = 0; index < last * last; index++) {
      const [j, k] = [Math.floor(index / last), index % last];
      information[j * visits + k]! += share * inverse[index]!;
    }
  }
  choleskyFactor(information, visits);
  const variance = new Float64Array(visits * visits);
  fillCholeskyInverse(variance, information, visits);
  return variance[visits * visits - 1]!;
}

function checkRetention(retention: readonly number[], visits: number): void {
  if (visits === 0 || retention.length !== visits) {
    throw new ArgumentError("retention", `list ${visits} shares, one per visit`, retention);
  }
  if (retention[0] !== 1) throw new ArgumentError("retention[0]", "be 1", retention[0]);
  for (let j = 1; j < visits; j++) {
    if (retention[j]! > 0 && retention[j]! <= retention[j - 1]!) continue;
    const expectation = `be above 0 and at most ${retention[j - 1]!}, the share before`;
    throw new ArgumentError(`retention[${j}]`, expectation, retention[j]);
  }
}
