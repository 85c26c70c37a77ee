import { normalUpperTail } from "../math/normal.ts";
import type { Pair } from "../pair.ts";
import type { TailSet } from "./boundaryCurve.ts";
import { boundaryCurve, boundaryRange } from "./boundaryCurve.ts";
import type { IntervalKernel } from "./intervalKernel.ts";
import { exceeds } from "./nuisanceSupremum.ts";
import { scoreIntervalKernel } from "./scoreInterval.ts";
import { scoreStatistic, scoreTailSet } from "./scoreTailSet.ts";

/** Accuracy of a limit; it errs outward. */
const accuracy = 1e-10;

/** Whether the exact test rejects every difference from `a` to `b`. */
type StretchTest = (a: number, b: number) => boolean;

/**
 * Exact interval of the risk difference: from the smallest to the largest difference that the exact
 * unconditional test with the two-sided score statistic does not reject. At the difference 0 that is the
 * test `barnard`: an interval without 0 means P ≤ α there. Its coverage is nowhere below the level.
 *
 * The P value jumps with the hypothetical difference, because the order of the tables changes with it, so
 * the accepted differences may have gaps and a root search is not safe. From well outside Mee's interval
 * inward, stretches are rejected as a whole: all tables as extreme as the observed one at either end of the
 * stretch are put together, and even they must stay within α. Stretches shrink until that is so.
 *
 * @see [AgrestiMin2001]
 */
export const fillExactRiskDifference: IntervalKernel = (out, xE, nE, xC, nC, z) => {
  const rejectsStretch = stretchTest([xE, xC], [nE, nC], 2 * normalUpperTail(z));
  const estimate = xE / nE - xC / nC;
  fillMee(out, xE, nE, xC, nC, z + 2);
  const margin = 1 / Math.min(nE, nC);
  const [low, high] = [out[0]! - margin, out[1]! + margin];
  out[0] = limitFrom(rejectsStretch, Math.max(-1, low), -1, estimate);
  out[1] = limitFrom(rejectsStretch, Math.min(1, high), 1, estimate);
};

const fillMee = scoreIntervalKernel("riskDifference", false);

/** The limit between `end` and the estimate, sought from `start`, or from `end` if that is accepted. */
function limitFrom(
  rejectsStretch: StretchTest,
  start: number,
  end: number,
  estimate: number,
): number {
  let limit = rejectsStretch(start, start) ? start : end;
  const largest = (estimate - limit) / 8;
  for (let width = largest; Math.abs(width) > accuracy && limit !== estimate;) {
    const isLast = Math.abs(estimate - limit) <= Math.abs(width);
    const next = isLast ? estimate : limit + width;
    if (rejectsStretch(limit, next)) limit = next;
    else width /= 4;
    if (limit === next && Math.abs(width) < Math.abs(largest)) width *= 2;
  }
  return limit;
}

function stretchTest(events: Pair<number>, n: Pair<number>, alpha: number): StretchTest {
  const limit = alpha * (1 + 1e-9);
  const setAt = (nullValue: number): TailSet => {
    const request = { measure: "riskDifference", n, alternative: "twoSided", nullValue } as const;
    return scoreTailSet(request, Math.abs(scoreStatistic(request, events)));
  };
  const staysBelow = (set: TailSet, intercept: number) => {
    const boundary = { intercept, slope: 1 };
    return !exceeds(boundaryCurve(set, boundary), limit, boundaryRange(boundary));
  };
  return (a, b) => {
    const set = a === b ? setAt(a) : union(setAt(a), setAt(b));
    return staysBelow(set, a) && (a === b || staysBelow(set, b));
  };
}

function union(a: TailSet, b: TailSet): TailSet {
  const below = a.below.map((x, i) => Math.max(x, b.below[i]!));
  const above = a.above.map((x, i) => Math.max(below[i]! + 1, Math.min(x, b.above[i]!)));
  return { n: a.n, below, above };
}
