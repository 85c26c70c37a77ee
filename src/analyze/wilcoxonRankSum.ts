import { ArgumentError } from "../errors.ts";
import { normalUpperQuantile } from "../math/normal.ts";
import { alternativeOf } from "./alternative.ts";
import type { Samples } from "./checkSamples.ts";
import { checkSamples } from "./checkSamples.ts";
import type { DifferenceTest, MeanTestOptions } from "./meanDifference.ts";
import { checkMeanTestOptions } from "./meanDifference.ts";
import type { Midranks } from "./midranks.ts";
import { midranks } from "./midranks.ts";
import { normalRankPValue } from "./normalRankPValue.ts";
import { rankSumDepth, rankSumPValue } from "./rankSumDistribution.ts";
import { shiftInterval } from "./shiftInterval.ts";

export interface WilcoxonOptions extends MeanTestOptions {
  /** "auto" (default): exact without ties and with arms below 50, else normal. "exact" permutes midranks. */
  readonly distribution?: "auto" | "exact" | "normal";
  /** Whether the normal approximation is corrected for continuity by ½. Default true. */
  readonly isCorrected?: boolean;
}

/**
 * `statistic` is the Mann–Whitney count: pairs in which the experimental value is larger, ties as ½. `estimate` is the
 * Hodges–Lehmann median of all differences, and the limits are for a shift by the same distribution.
 */
export interface WilcoxonResult extends DifferenceTest {
  readonly distribution: "exact" | "normal";
  readonly hasTies: boolean;
}

/** Largest number of values for which the exact distribution is computed. */
const maxExactRankSum = 200;

/**
 * Wilcoxon's rank-sum test (Mann–Whitney) of a shift between two arms.
 *
 * @param values - Endpoint values per arm (experimental, control); at least 1 each.
 * @param options - Sides (2), better direction, shift under H0 (0), level (0.95), distribution and correction.
 * @throws {@link ArgumentError} if an arm is empty, a value is not finite, all values are equal, or an exact
 *   distribution is asked for more than {@link maxExactRankSum} values.
 * @see [Wilcoxon1945], [MannWhitney1947], [HodgesLehmann1963]
 */
export function wilcoxonRankSum(values: Samples, options: WilcoxonOptions = {}): WilcoxonResult {
  checkMeanTestOptions(options);
  checkSamples(values, 1);
  const { level = 0.95, nullDifference = 0 } = options;
  const n = values[0].length;
  const m = values[1].length;
  const ranked = midranks(pooledValues(values, nullDifference));
  const statistic = ranked.ranks.subarray(0, n).reduce((sum, r) => sum + r, 0) - (n * (n + 1)) / 2;
  const distribution = chosenDistribution(options, n, m, ranked);
  const sd = rankSumSd(n, m, ranked.tieSum);
  if (!(sd > 0)) throw new ArgumentError("data.values", "not all be equal", values[0][0]);
  const alternative = alternativeOf(options);
  const pValue =
    distribution === "exact"
      ? rankSumPValue([n, m], ranked, statistic, alternative)
      : normalRankPValue(statistic - (n * m) / 2, sd, alternative, options.isCorrected ?? true);
  const depth =
    distribution === "exact" ? rankSumDepth([n, m], level) : (n * m) / 2 - sd * zOf(level);
  const hasTies = ranked.tieSum > 0;
  const shift = shiftInterval(values, depth);
  return { alternative, distribution, pValue, statistic, ...shift, level, hasTies };
}

const zOf = (level: number): number => normalUpperQuantile((1 - level) / 2);

function pooledValues([experimental, control]: Samples, shift: number): Float64Array {
  const pooled = new Float64Array(experimental.length + control.length);
  pooled.set(Float64Array.from(experimental, (value) => value - shift));
  pooled.set(Float64Array.from(control), experimental.length);
  return pooled;
}

/** Standard deviation of the count under H0 with the ties as they are. */
function rankSumSd(n: number, m: number, tieSum: number): number {
  const total = n + m;
  const ties = total > 1 ? tieSum / (total * (total - 1)) : 0;
  return Math.sqrt(((n * m) / 12) * (total + 1 - ties));
}

function chosenDistribution(
  { distribution = "auto" }: WilcoxonOptions,
  n: number,
  m: number,
  { tieSum }: Midranks,
): "exact" | "normal" {
  if (distribution === "normal") return "normal";
  if (distribution === "auto") return tieSum === 0 && n < 50 && m < 50 ? "exact" : "normal";
  if (n + m <= maxExactRankSum) return "exact";
  const expectation = `be "normal" or "auto" for more than ${maxExactRankSum} values`;
  throw new ArgumentError("analysis.distribution", expectation, distribution);
}
