import { normalUpperQuantile } from "../math/normal.ts";
import type { Pair } from "../pair.ts";
import { boundedCache } from "./boundedCache.ts";
import type { OneSidedNull } from "./hypothesis.ts";
import type { MarginStatistic } from "./marginStatistic.ts";
import { alphaTolerance } from "./rejectionRegion.ts";
import type { EffectMeasure } from "./scoreStatistic.ts";
import { varianceFactor } from "./scoreStatistic.ts";
import { scoreTailSet } from "./scoreTailSet.ts";
import { waldRuns } from "./waldRuns.ts";

export interface MarginRegionRequest {
  readonly statistic: MarginStatistic;
  readonly measure: EffectMeasure;
  /** Subjects analyzed, per arm. */
  readonly n: Pair<number>;
  /** Null hypotheses, all of which must be rejected. */
  readonly nulls: readonly OneSidedNull[];
  /** One-sided significance level of each. */
  readonly alpha: number;
}

/** The tables at which a test against a margin rejects. */
export interface MarginRegion {
  readonly n: Pair<number>;
  readonly runs: EventRuns;
  /** Whether the test rejects at xE experimental and xC control events. */
  rejects(xE: number, xC: number): boolean;
}

/**
 * Runs of experimental events that reject, by control events: those of xC have the numbers start[xC] to
 * start[xC + 1] − 1. Wald's test can have gaps between them; that of the score test may end before it begins.
 */
export interface EventRuns {
  readonly start: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

const cache = boundedCache<MarginRegion>(
  50_000_000,
  ({ runs }) => 200 + 4 * (runs.start.length + 2 * runs.from.length),
);

/** All tables at which every one of the one-sided tests has P ≤ alpha. Kept between calls. */
export function marginRegion(request: MarginRegionRequest): MarginRegion {
  const { statistic, measure, n, nulls, alpha } = request;
  const limits = nulls.map(({ nullValue, alternative }) => `${nullValue} ${alternative}`);
  const key = `${statistic} ${measure} ${n[0]} ${n[1]} ${limits.join(" ")} ${alpha}`;
  return cache.get(key, () => createRegion(request));
}

function createRegion(request: MarginRegionRequest): MarginRegion {
  const z = normalUpperQuantile(request.alpha * (1 + alphaTolerance));
  const runs = request.statistic === "wald" ? waldRuns(request, z) : scoreRuns(request, z);
  const { start, from, to } = runs;
  const rejects = (xE: number, xC: number): boolean => {
    for (let run = start[xC]!; run < start[xC + 1]!; run++) {
      if (xE >= from[run]! && xE <= to[run]!) return true;
    }
    return false;
  };
  return { n: request.n, runs, rejects };
}

/** The score test is monotone in either arm's events, so its edges are walked along. */
function scoreRuns({ statistic, measure, n, nulls }: MarginRegionRequest, z: number): EventRuns {
  const [nE, nC] = n;
  const isEmpty = nE === 0 || nC === 0;
  const from = new Int32Array(nC + 1).fill(isEmpty ? nE + 1 : 0);
  const to = new Int32Array(nC + 1).fill(nE);
  const reach = statistic === "farringtonManning" ? z : z * Math.sqrt(varianceFactor(nE, nC));
  for (const { alternative, nullValue } of isEmpty ? [] : nulls) {
    const { below, above } = scoreTailSet({ measure, n, alternative, nullValue }, reach);
    for (let xC = 0; xC <= nC; xC++) {
      if (alternative === "greater") from[xC] = Math.max(from[xC]!, above[xC]!);
      else to[xC] = Math.min(to[xC]!, below[xC]!);
    }
  }
  return { start: Int32Array.from({ length: nC + 2 }, (_, xC) => xC), from, to };
}
