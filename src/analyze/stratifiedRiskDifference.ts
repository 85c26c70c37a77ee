import { normalUpperQuantile } from "../math/normal.ts";
import type { StratifiedCounts } from "./strata.ts";
import { checkStrata, informativeStrata } from "./strata.ts";
import type { Limits } from "./wilsonInterval.ts";

export interface StratifiedRiskDifference extends Limits {
  /** Experimental − control, strata weighted by nE nC / (nE + nC). NaN without an informative stratum. */
  readonly estimate: number;
  /** Sato's, which holds for few large and for many small strata. */
  readonly standardError: number;
}

/**
 * Mantel and Haenszel's risk difference: the average of the strata's differences with weights
 * nE nC / (nE + nC), which lose least where the difference is the same in all strata.
 *
 * @param data - One 2 × 2 table per stratum; strata with an empty arm are left out.
 * @param options - Two-sided confidence level of the Wald limits (0.95), not cut at −1 and 1.
 * @throws {@link ArgumentError} if there is no stratum or a count is impossible.
 * @see [GreenlandRobins1985], [Sato1989]
 */
export function stratifiedRiskDifference(
  data: StratifiedCounts,
  { level = 0.95 }: { readonly level?: number } = {},
): StratifiedRiskDifference {
  checkStrata(data);
  let [weights, weighted, sumP, sumQ] = [0, 0, 0, 0];
  for (const { events, n } of informativeStrata(data)) {
    const [a, c] = events;
    const [nE, nC] = n;
    const total = nE + nC;
    weights += (nE * nC) / total;
    weighted += (a * nC - c * nE) / total;
    sumP += (nE * nE * c - nC * nC * a + (nE * nC * (nC - nE)) / 2) / (total * total);
    sumQ += (a * (nC - c) + c * (nE - a)) / (2 * total);
  }
  const estimate = weighted / weights;
  const standardError = Math.sqrt(Math.max(0, estimate * sumP + sumQ)) / weights; // Sato's equation (4)
  const reach = normalUpperQuantile((1 - level) / 2) * standardError;
  return { estimate, standardError, lower: estimate - reach, upper: estimate + reach };
}
