import { normalUpperQuantile } from "../math/normal.ts";
import type { Pair } from "../pair.ts";
import { boundedCache } from "./boundedCache.ts";
import { checkTableNumber } from "./checkTableNumber.ts";
import type { OneSidedNull } from "./hypothesis.ts";
import type { MarginStatistic, MarginStatisticRequest } from "./marginStatistic.ts";
import { waldArms, waldNull } from "./marginStatistic.ts";
import { alphaTolerance } from "./rejectionRegion.ts";
import type { EffectMeasure } from "./scoreStatistic.ts";
import { varianceFactor } from "./scoreStatistic.ts";
import { scoreTailSet } from "./scoreTailSet.ts";

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
  /** 1 where the test rejects, at xE × (nC + 1) + xC. */
  readonly mask: Uint8Array;
  /**
   * By control events: the least and the most experimental events that reject, from above to where none do.
   * Absent for Wald's test, whose rejecting events can have gaps.
   */
  readonly range?: EventRange;
  /** Whether the test rejects at xE experimental and xC control events. */
  rejects(xE: number, xC: number): boolean;
}

export interface EventRange {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** Tables held in memory at once, a byte each. */
const mostTables = 1e8;

const cache = boundedCache<MarginRegion>(50_000_000, (region) =>
  region.range ? 200 + 8 * region.n[1] : 200 + region.mask.length,
);

/**
 * All tables at which every one of the one-sided tests has P ≤ alpha. Kept between calls.
 *
 * @throws {@link ArgumentError} if Wald's test, or a mask, has more than 100 million tables.
 */
export function marginRegion(request: MarginRegionRequest): MarginRegion {
  const { statistic, measure, n, nulls, alpha } = request;
  const limits = nulls.map(({ nullValue, alternative }) => `${nullValue} ${alternative}`);
  const key = `${statistic} ${measure} ${n[0]} ${n[1]} ${limits.join(" ")} ${alpha}`;
  return cache.get(key, () => (statistic === "wald" ? waldRegion : scoreRegion)(request));
}

const criticalZ = ({ alpha }: MarginRegionRequest): number =>
  normalUpperQuantile(alpha * (1 + alphaTolerance));

/** The score test is monotone in either arm's events, so its edges are walked along. */
function scoreRegion(request: MarginRegionRequest): MarginRegion {
  const { statistic, measure, n, nulls } = request;
  const [nE, nC] = n;
  const isEmpty = nE === 0 || nC === 0;
  const from = new Int32Array(nC + 1).fill(isEmpty ? nE + 1 : 0);
  const to = new Int32Array(nC + 1).fill(nE);
  const z = criticalZ(request);
  const reach = statistic === "farringtonManning" ? z : z * Math.sqrt(varianceFactor(nE, nC));
  for (const { alternative, nullValue } of isEmpty ? [] : nulls) {
    const { below, above } = scoreTailSet({ measure, n, alternative, nullValue }, reach);
    for (let xC = 0; xC <= nC; xC++) {
      if (alternative === "greater") from[xC] = Math.max(from[xC]!, above[xC]!);
      else to[xC] = Math.min(to[xC]!, below[xC]!);
    }
  }
  const rejects = (xE: number, xC: number): boolean => xE >= from[xC]! && xE <= to[xC]!;
  let mask: Uint8Array | undefined; // seldom asked for, and large
  return {
    n,
    range: { from, to },
    rejects,
    get mask() {
      return (mask ??= maskOf(n, rejects));
    },
  };
}

function maskOf(n: Pair<number>, rejects: MarginRegion["rejects"]): Uint8Array {
  checkTableNumber(n, mostTables);
  const mask = new Uint8Array((n[0] + 1) * (n[1] + 1));
  for (let xE = 0, cell = 0; xE <= n[0]; xE++) {
    for (let xC = 0; xC <= n[1]; xC++, cell++) mask[cell] = rejects(xE, xC) ? 1 : 0;
  }
  return mask;
}

/** Wald's test is not monotone near 0 and 1: every table is tried. */
function waldRegion(request: MarginRegionRequest): MarginRegion {
  const { n, nulls } = request;
  checkTableNumber(n, mostTables);
  const mask = new Uint8Array((n[0] + 1) * (n[1] + 1));
  if (n[0] > 0 && n[1] > 0) {
    mask.fill(1);
    const z = criticalZ(request);
    for (const one of nulls) keepWald(mask, { ...request, ...one }, one.alternative, z);
  }
  return { n, mask, rejects: (xE, xC) => mask[xE * (n[1] + 1) + xC] === 1 };
}

/** Clears the tables where Wald's test does not reject one hypothesis. */
function keepWald(
  mask: Uint8Array,
  { measure, n: [nE, nC], nullValue }: MarginStatisticRequest,
  alternative: OneSidedNull["alternative"],
  z: number,
): void {
  const sign = alternative === "greater" ? 1 : -1;
  const limit = waldNull(measure, nullValue);
  const control = Array.from({ length: nC + 1 }, (_, x) => waldArms[measure](x, nC));
  for (let xE = 0, cell = 0; xE <= nE; xE++) {
    const { value, variance } = waldArms[measure](xE, nE);
    for (let xC = 0; xC <= nC; xC++, cell++) {
      const excess = sign * (value - control[xC]!.value - limit);
      const total = variance + control[xC]!.variance; // infinite where the statistic does not exist
      if (!(excess > 0 && total < Infinity && excess * excess >= z * z * total)) mask[cell] = 0;
    }
  }
}
