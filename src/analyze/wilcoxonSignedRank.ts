import { ArgumentError } from "../errors.ts";
import type { AlternativeOptions } from "./alternative.ts";
import { alternativeOf } from "./alternative.ts";
import { exactRankPValue } from "./exactRankPValue.ts";
import { checkMeanTestOptions } from "./meanDifference.ts";
import type { Alternative } from "./methods.ts";
import { midranks } from "./midranks.ts";
import { normalRankPValue } from "./normalRankPValue.ts";
import type { PairedValues } from "./pairedT.ts";
import { pairedDifferences } from "./pairedT.ts";
import { signedSumDistribution } from "./scoreSumDistribution.ts";

export interface SignedRankOptions extends AlternativeOptions {
  /** "auto" (default): exact below 50 subjects without ties and zeros, else normal. */
  readonly distribution?: "auto" | "exact" | "normal";
  /** Whether the normal approximation is corrected for continuity by ½. Default true. */
  readonly isCorrected?: boolean;
}

export interface SignedRankResult {
  readonly alternative: Alternative;
  readonly distribution: "exact" | "normal";
  readonly pValue: number;
  /** Sum of the ranks of the positive differences. */
  readonly statistic: number;
  /** Subjects whose difference is not 0: the others say nothing about a direction. */
  readonly n: number;
}

/** Decimals to which differences are rounded, so that 0.3 − 0.1 and 0.2 tie as they should. */
const decimals = 10;

/**
 * Wilcoxon's signed-rank test of paired values; differences of 0 are left out.
 *
 * @throws {@link ArgumentError} if the lists differ in length, a value is not finite, or all differences are 0.
 * @see [Wilcoxon1945]
 */
export function wilcoxonSignedRank(
  data: PairedValues,
  options: SignedRankOptions = {},
): SignedRankResult {
  checkMeanTestOptions(options);
  const all = pairedDifferences(data, 1).map((value) => Number(value.toFixed(decimals)));
  const differences = all.filter((value) => value !== 0);
  const n = differences.length;
  if (n === 0) throw new ArgumentError("data.after", "differ from data.before", "no difference");
  const { ranks, tieSum } = midranks(differences.map(Math.abs));
  const statistic = ranks.reduce((sum, rank, i) => sum + (differences[i]! > 0 ? rank : 0), 0);
  const isPlain = tieSum === 0 && n === all.length && n < 50;
  const { distribution: wanted = "auto", isCorrected = true } = options;
  const distribution = wanted === "auto" ? (isPlain ? "exact" : "normal") : wanted;
  const alternative = alternativeOf(options);
  const sd = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - tieSum / 48);
  const pValue =
    distribution === "exact"
      ? exactPValue(ranks, statistic, alternative)
      : normalRankPValue(statistic - (n * (n + 1)) / 4, sd, alternative, isCorrected);
  return { alternative, distribution, pValue, statistic, n };
}

/** Over all 2ⁿ choices of signs; midranks are doubled to make them whole. */
function exactPValue(ranks: Float64Array, statistic: number, alternative: Alternative): number {
  const probabilities = signedSumDistribution(ranks.map((rank) => 2 * rank));
  return exactRankPValue(probabilities, 2 * statistic, alternative, "doubled");
}
