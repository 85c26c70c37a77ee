import type { Pair } from "../pair.ts";
import { boundedCache } from "./boundedCache.ts";
import { fillFisherMargin } from "./fisherMargin.ts";
import { leastEvents, marginWidth } from "./hypergeometricWeights.ts";
import type { Alternative } from "./methods.ts";
import { marginPValue } from "./marginPValue.ts";
import { tablePValue } from "./normalPValue.ts";
import { isNormalMethod, signedRoots } from "./signedRoots.ts";
import type { TableTest } from "./tableTest.ts";
import { tableTestKey } from "./tableTest.ts";
import { unconditionalOrders } from "./unconditionalOrders.ts";
import { unconditionalPValue } from "./unconditionalPValue.ts";

/** Which test, in a trial of which size. */
export type TableRequest = TableTest & {
  /** Subjects analyzed, per arm. */
  readonly n: Pair<number>;
};

/** P values of every table that a trial can end with. */
export interface PValueTable {
  readonly alternative: Alternative;
  /** Subjects analyzed, per arm. */
  readonly n: Pair<number>;
  /** P value of xE experimental and xC control events; both must lie within their arm. */
  at(xE: number, xC: number): number;
}

const cache = boundedCache<PValueTable>(
  8_000_000, // tables of P values, together: 64 MB when all are filled
  ({ n }) => (n[0] + 1) * (n[1] + 1),
);

/**
 * The P value of each table of a design, computed when first asked for and then kept: Fisher's tests one
 * total of events at a time, the others one table at a time. The table itself is kept between calls, so
 * that a replicate of a simulation costs one look-up.
 */
export function pValueTable(request: TableRequest): PValueTable {
  const { n } = request;
  return cache.get(`${n[0]} ${n[1]} ${tableTestKey(request)}`, () => createTable(request));
}

function createTable(request: TableRequest): PValueTable {
  const [nE, nC] = request.n;
  const rows: (Float64Array | undefined)[] = Array.from({ length: nE + nC + 1 });
  const pValue = cellPValue(request);
  const at = (xE: number, xC: number): number => {
    const events = xE + xC;
    const row = (rows[events] ??= createRow(request, events));
    const i = xE - Math.max(0, events - nC);
    const stored = row[i]!;
    return stored === stored ? stored : (row[i] = pValue(xE, xC)); // NaN: not computed yet
  };
  return { alternative: request.alternative, n: request.n, at };
}

/** P values of all tables with this many events, NaN where they are better computed one by one. */
function createRow({ method, n, alternative }: TableRequest, events: number): Float64Array {
  const margin = { nE: n[0], nC: n[1], events };
  const row = new Float64Array(marginWidth(margin));
  if (method !== "fisher" && method !== "fisherMidP") return row.fill(NaN);
  if (n[0] === 0 || n[1] === 0) return row.fill(1);
  const observedShare = method === "fisher" ? 1 : 0.5;
  const weights = new Float64Array(row.length);
  fillFisherMargin(row, weights, margin, { alternative, observedShare });
  return row;
}

/** P value of one table of a test whose rows are not filled whole. */
function cellPValue(request: TableRequest): (xE: number, xC: number) => number {
  if (request.limits) {
    const test = { statistic: request.method, limits: request.limits, n: request.n };
    return (xE, xC) => marginPValue(test, [xE, xC]);
  }
  const { method, n, alternative } = request;
  const [nE, nC] = n;
  if (isNormalMethod(method)) {
    const root = signedRoots[method];
    return (xE, xC) => tablePValue(root, [xE, nE, xC, nC], alternative);
  }
  if (method === "fisher" || method === "fisherMidP") return () => NaN;
  const test = { order: unconditionalOrders[method], n, alternative };
  return (xE, xC) => unconditionalPValue(test, [xE, xC]).value;
}

/** P value of one table, without keeping anything. */
export function singlePValue(request: TableRequest, xE: number, xC: number): number {
  if (request.method !== "fisher" && request.method !== "fisherMidP") {
    return cellPValue(request)(xE, xC);
  }
  const margin = { nE: request.n[0], nC: request.n[1], events: xE + xC };
  return createRow(request, margin.events)[xE - leastEvents(margin)]!;
}
