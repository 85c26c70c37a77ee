import type { Pair } from "../pair.ts";
import { boundedCache } from "./boundedCache.ts";
import { fillFisherCritical } from "./fisherCritical.ts";
import type { CriticalValues } from "./normalCritical.ts";
import { fillNormalCritical } from "./normalCritical.ts";
import { isNormalMethod } from "./signedRoots.ts";
import type { DifferenceTest } from "./tableTest.ts";
import { fillUnconditionalCritical } from "./unconditionalCritical.ts";
import { unconditionalOrders } from "./unconditionalOrders.ts";

/** A test rejects when P ≤ alpha × (1 + this), so that a P equal to alpha rejects in spite of rounding. */
export const alphaTolerance = 1e-9;

/** The tables at which a test rejects. */
export interface RejectionRegion {
  /** Subjects analyzed, per arm. */
  readonly n: Pair<number>;
  /** By total events: at this many experimental events or fewer the test rejects. */
  readonly lower: Int32Array;
  /** By total events: at this many experimental events or more the test rejects. */
  readonly upper: Int32Array;
  /** Whether the test rejects at xE experimental and xC control events. */
  rejects(xE: number, xC: number): boolean;
}

export interface RegionRequest extends DifferenceTest {
  /** Subjects analyzed, per arm. */
  readonly n: Pair<number>;
  /** Significance level, in (0, 0.5]. */
  readonly alpha: number;
}

interface CriticalRequest extends DifferenceTest {
  readonly n: Pair<number>;
  /** Largest P that rejects. */
  readonly limit: number;
  readonly totals: Pair<number>;
}

const cache = boundedCache<RejectionRegion>(100_000_000, ({ n }) => 500 + 8 * (n[0] + n[1]));

/**
 * All tables with P ≤ alpha. Among the tables with the same total of events, every test here rejects at
 * both ends, so that two critical values per total hold the whole region: the work and the memory grow
 * with n, not with its square. Kept between calls.
 */
export function rejectionRegion({ method, n, alternative, alpha }: RegionRequest): RejectionRegion {
  const key = `${method} ${n[0]} ${n[1]} ${alternative} ${alpha}`;
  return cache.get(key, () =>
    alternative === "twoSided" && n[0] < n[1]
      ? mirrored(rejectionRegion({ method, n: [n[1], n[0]], alternative, alpha }))
      : createRegion({ method, n, alternative, alpha }),
  );
}

/**
 * The part of a region between two totals of events, first and last; elsewhere nothing rejects. Not kept: for
 * sums over many sizes, each with few totals that matter. Barnard's and Boschloo's tests give the whole region.
 */
export function partOfRegion(request: RegionRequest, totals: Pair<number>): RejectionRegion {
  return createRegion(request, totals);
}

function createRegion(
  { method, n, alternative, alpha }: RegionRequest,
  totals: Pair<number> = [0, n[0] + n[1]],
): RejectionRegion {
  const total = n[0] + n[1];
  const lower = new Int32Array(total + 1).fill(-1);
  const upper = new Int32Array(total + 1).fill(n[0] + 1);
  if (n[0] > 0 && n[1] > 0) {
    const limit = alpha * (1 + alphaTolerance);
    fillCritical({ lower, upper }, { method, n, alternative, limit, totals });
  }
  return regionOf(n, lower, upper);
}

/** The same two-sided test with the arms in each other's place. */
function mirrored({ n, lower, upper }: RejectionRegion): RejectionRegion {
  const least = lower.map((most, events) => (most < 0 ? n[1] + 1 : events - most));
  const most = upper.map((from, events) => (from > n[0] ? -1 : events - from));
  return regionOf([n[1], n[0]], most, least);
}

function fillCritical(out: CriticalValues, { method, ...request }: CriticalRequest): void {
  if (isNormalMethod(method)) return fillNormalCritical(out, { method, ...request });
  if (method === "fisher" || method === "fisherMidP") {
    return fillFisherCritical(out, { method, ...request });
  }
  fillUnconditionalCritical(out, { order: unconditionalOrders[method], ...request });
}

/** A region from its critical values. */
export function regionOf(n: Pair<number>, lower: Int32Array, upper: Int32Array): RejectionRegion {
  const rejects = (xE: number, xC: number): boolean =>
    xE <= lower[xE + xC]! || xE >= upper[xE + xC]!;
  return { n, lower, upper, rejects };
}

/** The region as a table: 1 where the test rejects, at xE × (nC + 1) + xC. */
export function regionMask({ n: [nE, nC], rejects }: RejectionRegion): Uint8Array {
  const mask = new Uint8Array((nE + 1) * (nC + 1));
  for (let xE = 0, cell = 0; xE <= nE; xE++) {
    for (let xC = 0; xC <= nC; xC++, cell++) mask[cell] = rejects(xE, xC) ? 1 : 0;
  }
  return mask;
}
