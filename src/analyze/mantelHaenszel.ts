import { normalUpperQuantile } from "../math/normal.ts";
import type { AlternativeOptions } from "./alternative.ts";
import { alternativeOf } from "./alternative.ts";
import type { Counts } from "./counts.ts";
import type { Alternative } from "./methods.ts";
import { normalPValue } from "./normalPValue.ts";
import type { StratifiedRiskDifference } from "./stratifiedRiskDifference.ts";
import { stratifiedRiskDifference } from "./stratifiedRiskDifference.ts";
import type { StratifiedCounts } from "./strata.ts";
import { checkStrata, informativeStrata } from "./strata.ts";
import type { Limits } from "./wilsonInterval.ts";

export interface MantelHaenszelOptions extends AlternativeOptions {
  /** Subtract ½ from |Σ (observed − expected)|, where that is at least ½. Default false. */
  readonly continuityCorrection?: boolean;
  /** Two-sided confidence level of the intervals. Default 0.95. */
  readonly level?: number;
}

export interface MantelHaenszelResult {
  readonly alternative: Alternative;
  /** χ² with 1 degree of freedom. */
  readonly statistic: number;
  readonly pValue: number;
  readonly estimate: {
    /** Mantel and Haenszel's common odds ratio; NaN where 0/0. */
    readonly oddsRatio: number;
    /** Risk difference, strata weighted by nE nC / (nE + nC). */
    readonly riskDifference: number;
  };
  /** Limits of the common odds ratio, by Robins, Breslow and Greenland's variance of its logarithm. */
  readonly oddsRatioInterval: Limits;
  readonly riskDifference: StratifiedRiskDifference;
  readonly notes: readonly string[];
}

/**
 * Cochran, Mantel and Haenszel's test of no difference in any stratum, with the common odds ratio and the
 * stratum-weighted risk difference. The odds ratio is conditional on the stratum: where the strata differ in
 * prognosis it is farther from 1 than the odds ratio of the pooled table.
 *
 * @param data - One 2 × 2 table per stratum; strata with an empty arm or one subject are left out.
 * @param options - Continuity correction (false); sides (2) and better direction ("higher"); level (0.95).
 * @throws {@link ArgumentError} if there is no stratum or a count is impossible.
 * @see [MantelHaenszel1959], [RobinsBreslowGreenland1986], [Sato1989]
 */
export function mantelHaenszel(
  data: StratifiedCounts,
  options: MantelHaenszelOptions = {},
): MantelHaenszelResult {
  const { continuityCorrection = false, level = 0.95 } = options;
  checkStrata(data);
  const strata = informativeStrata(data);
  const alternative = alternativeOf(options);
  const z = mantelHaenszelZ(strata, continuityCorrection);
  const quantile = normalUpperQuantile((1 - level) / 2);
  const riskDifference = stratifiedRiskDifference(data, { level });
  const oddsRatio = commonOddsRatio(strata);
  return {
    alternative,
    statistic: z * z,
    pValue: Number.isNaN(z) ? 1 : normalPValue(z, alternative),
    estimate: { oddsRatio, riskDifference: riskDifference.estimate },
    oddsRatioInterval: oddsRatioLimits(strata, oddsRatio, quantile),
    riskDifference,
    notes: notesOn(data, strata, z),
  };
}

/** Signed root of the statistic; NaN where no stratum has both an event and a subject without one. */
function mantelHaenszelZ(strata: readonly Counts[], continuityCorrection: boolean): number {
  let excess = 0;
  let variance = 0;
  for (const { events, n } of strata) {
    const total = n[0] + n[1];
    const sum = events[0] + events[1];
    excess += events[0] - (n[0] * sum) / total;
    variance += (n[0] * n[1] * sum * (total - sum)) / (total * total * (total - 1));
  }
  if (!(variance > 0)) return NaN;
  // as in R, a correction that would turn the sign is left out
  const correction = continuityCorrection && Math.abs(excess) >= 0.5 ? 0.5 : 0;
  return (Math.sign(excess) * (Math.abs(excess) - correction)) / Math.sqrt(variance);
}

/** Σ ad/N over Σ bc/N. */
function commonOddsRatio(strata: readonly Counts[]): number {
  let concordant = 0;
  let discordant = 0;
  for (const { events, n } of strata) {
    const total = n[0] + n[1];
    concordant += (events[0] * (n[1] - events[1])) / total;
    discordant += (events[1] * (n[0] - events[0])) / total;
  }
  return concordant / discordant;
}

/** Limits by Robins, Breslow and Greenland's variance, with P, Q, R and S as in their paper. */
function oddsRatioLimits(strata: readonly Counts[], estimate: number, z: number): Limits {
  let [sumR, sumS, sumPR, sumMixed, sumQS] = [0, 0, 0, 0, 0];
  for (const { events, n } of strata) {
    const total = n[0] + n[1];
    const [a, b, c, d] = [events[0], n[0] - events[0], events[1], n[1] - events[1]];
    const [p, q] = [(a + d) / total, (b + c) / total];
    const [r, s] = [(a * d) / total, (b * c) / total];
    sumR += r;
    sumS += s;
    sumPR += p * r;
    sumMixed += p * s + q * r;
    sumQS += q * s;
  }
  const variance =
    sumPR / (2 * sumR * sumR) + sumMixed / (2 * sumR * sumS) + sumQS / (2 * sumS * sumS);
  const reach = z * Math.sqrt(variance);
  return { lower: estimate * Math.exp(-reach), upper: estimate * Math.exp(reach) };
}

function notesOn(data: StratifiedCounts, strata: readonly Counts[], z: number): string[] {
  const notes: string[] = [];
  const empty = data.strata.length - strata.length;
  if (empty > 0) notes.push(`Strata left out because an arm is empty: ${empty}.`);
  if (Number.isNaN(z)) notes.push("No stratum says anything about a difference: P is 1.");
  return notes;
}
