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
  /** Whether the test rejects at xE experimental and xC control events. */
  rejects(xE: number, xC: number): boolean;
}

/** Tables held in memory at once, a byte each. */
const mostTables = 1e8;

const cache = boundedCache<MarginRegion>(50_000_000, ({ mask }) => mask.length + 200);

/**
 * All tables at which every one of the one-sided tests has P ≤ alpha. Kept between calls.
 *
 * @throws {@link ArgumentError} if there are more than 100 million tables.
 */
export function marginRegion(request: MarginRegionRequest): MarginRegion {
  const { statistic, measure, n, nulls, alpha } = request;
  const limits = nulls.map(({ nullValue, alternative }) => `${nullValue} ${alternative}`);
  const key = `${statistic} ${measure} ${n[0]} ${n[1]} ${limits.join(" ")} ${alpha}`;
  return cache.get(key, () => {
    const mask = createMask(request);
    return { n, mask, rejects: (xE, xC) => mask[xE * (n[1] + 1) + xC] === 1 };
  });
}

function createMask({ n, nulls, ...request }: MarginRegionRequest): Uint8Array {
  checkTableNumber(n, mostTables);
  const mask = new Uint8Array((n[0] + 1) * (n[1] + 1));
  if (n[0] === 0 || n[1] === 0) return mask;
  mask.fill(1);
  const z = normalUpperQuantile(request.alpha * (1 + alphaTolerance));
  for (const one of nulls) {
    if (request.statistic === "wald") keepWald(mask, { ...request, ...one, n }, one.alternative, z);
    else keepScore(mask, { ...request, ...one, n }, one.alternative, z);
  }
  return mask;
}

/** Clears the tables where the score test does not reject; it is monotone, so their edge is walked along. */
function keepScore(
  mask: Uint8Array,
  { statistic, measure, n, nullValue }: MarginStatisticRequest,
  alternative: OneSidedNull["alternative"],
  z: number,
): void {
  const reach = statistic === "farringtonManning" ? z : z * Math.sqrt(varianceFactor(n[0], n[1]));
  const { below, above } = scoreTailSet({ measure, n, alternative, nullValue }, reach);
  for (let xC = 0; xC <= n[1]; xC++) {
    for (let xE = below[xC]! + 1; xE < above[xC]!; xE++) mask[xE * (n[1] + 1) + xC] = 0;
  }
}

/** The same for Wald's statistic, which is not monotone near 0 and 1: every table is tried. */
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
