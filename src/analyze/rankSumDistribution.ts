import type { Pair } from "../pair.ts";
import { boundedCache } from "./boundedCache.ts";
import { exactRankPValue } from "./exactRankPValue.ts";
import type { Alternative } from "./methods.ts";
import type { Midranks } from "./midranks.ts";
import { scoreSumDistribution } from "./scoreSumDistribution.ts";

const kept = boundedCache<Float64Array>(2 ** 23, ({ byteLength }) => byteLength);

/** Probabilities of the Mann–Whitney count 0 … n₁n₂ under H0, without ties. */
export function rankSumDistribution([nE, nC]: Pair<number>): Float64Array {
  return kept.get(`${nE},${nC}`, () => {
    const scores = Float64Array.from({ length: nE + nC }, (_, i) => i);
    return scoreSumDistribution(scores, nE).slice((nE * (nE - 1)) / 2);
  });
}

/**
 * Exact P value of a Mann–Whitney count: R's without ties (twice the smaller tail); with ties, over all
 * permutations of the midranks, two-sided by the distance from the mean.
 */
export function rankSumPValue(
  n: Pair<number>,
  { ranks, tieSum }: Midranks,
  statistic: number,
  alternative: Alternative,
): number {
  if (tieSum === 0) {
    return exactRankPValue(rankSumDistribution(n), statistic, alternative, "doubled");
  }
  const scores = ranks.map((rank) => 2 * rank - 2); // whole, and 0 for the smallest untied value
  const observed = 2 * statistic + n[0] * (n[0] - 1);
  return exactRankPValue(scoreSumDistribution(scores, n[0]), observed, alternative, "distance");
}

/** Depth of the limits of an exact interval: smallest count whose lower tail reaches (1 − level) / 2. */
export function rankSumDepth(n: Pair<number>, level: number): number {
  const probabilities = rankSumDistribution(n);
  const tail = (1 - level) / 2;
  let depth = 0;
  for (let sum = probabilities[0]!; sum < tail; sum += probabilities[depth]!) depth++;
  return depth;
}
