import { ArgumentError } from "../errors.ts";
import { alternativeOf } from "../analyze/alternative.ts";
import type { Pair } from "../pair.ts";
import { checkMeans, type MeansComparison, type MeansMethod } from "./meansComparison.ts";
import { tPower } from "./tPower.ts";
import { welchPower } from "./welchPower.ts";

export interface MeansPowerRequest extends MeansComparison {
  /** Subjects analyzed per arm (experimental, control); need not be whole. */
  readonly n: Pair<number>;
}

/**
 * Power to find a difference of two means of normal data. Noncentrality is for subjects per arm:
 * (difference − nullDifference) / (sd √(1/n₁ + 1/n₂)). "ancova" takes sd √(1 − ρ²) and one degree of freedom less
 * than "t", and neglects what chance imbalance of the baseline costs.
 *
 * @returns Probability of rejecting, in [0, 1]; both tails are counted when the test is two-sided.
 * @throws {@link ArgumentError} if a value is out of its range, the two SDs differ where the test assumes
 *   them equal, or too few subjects leave no degree of freedom.
 * @see [Julious2010], [Borm2007] ancova, [Moser1989] welch
 */
export function meansPower(request: MeansPowerRequest): number {
  checkMeans(request);
  const { method, n, alpha } = request;
  const alternative = alternativeOf(request);
  const least = method === "welch" || method === "welchApproximate" ? 1 : 0;
  if (!(Math.min(...n) > least && meansDf(method, n, request.sd) > 0)) {
    throw new ArgumentError("n", "leave degrees of freedom", n);
  }
  const noncentrality = meansNoncentrality(request, n);
  if (method === "welch") {
    return welchPower({ noncentrality, sd: request.sd, n, alpha, alternative });
  }
  return tPower({ noncentrality, df: meansDf(method, n, request.sd), alpha, alternative });
}

/** Expected (estimate − nullDifference) in standard errors. */
export function meansNoncentrality(comparison: MeansComparison, [nE, nC]: Pair<number>): number {
  const { method, difference, nullDifference = 0, sd, baselineCorrelation = 0 } = comparison;
  const unexplained = method === "ancova" ? 1 - baselineCorrelation ** 2 : 1;
  const variance = unexplained * (sd[0] ** 2 / nE + sd[1] ** 2 / nC);
  return (difference - nullDifference) / Math.sqrt(variance);
}

/** Degrees of freedom; Satterthwaite's at the true variances for "welchApproximate". */
export function meansDf(method: MeansMethod, [nE, nC]: Pair<number>, sd: Pair<number>): number {
  if (method === "z") return Infinity;
  if (method === "t") return nE + nC - 2;
  if (method === "ancova") return nE + nC - 3;
  const [vE, vC] = [sd[0] ** 2 / nE, sd[1] ** 2 / nC];
  return (vE + vC) ** 2 / (vE ** 2 / (nE - 1) + vC ** 2 / (nC - 1));
}
