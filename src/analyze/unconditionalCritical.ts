import { checkTableNumber } from "./checkTableNumber.ts";
import { fillHypergeometricWeights, leastEvents, marginWidth } from "./hypergeometricWeights.ts";
import type { CriticalValues } from "./normalCritical.ts";
import { exceeds } from "./nuisanceSupremum.ts";
import { commonRateCurve, neighborRatios } from "./commonRateCurve.ts";
import { evidenceFiller, tiedWith } from "./tableOrder.ts";
import type { UnconditionalRequest } from "./unconditionalPValue.ts";
import { weightFrom } from "./unconditionalPValue.ts";

/** Tables held in memory at once: 16 bytes each, and some seconds. */
const mostTables = 2e7;

export interface UnconditionalCriticalRequest extends UnconditionalRequest {
  /** Largest size, that is largest P, of a table that rejects. */
  readonly limit: number;
}

/** Every table of two arms, one total of events after another. */
interface OrderedTables {
  /** Where the tables of a total begin; one place more than there are totals. */
  readonly start: Int32Array;
  /** Probability given the total. */
  readonly probability: Float64Array;
  readonly evidence: Float64Array;
}

/**
 * Fills the critical values of an exact unconditional test: the largest set of tables that is complete
 * in the order (a table comes with all that are as extreme or more) and whose probability under a common
 * rate nowhere exceeds the limit. It is the set of all tables with P ≤ limit, found without their P values:
 * the size grows with the set, so the last place in the order that fits is found by bisection.
 *
 * With the totals fixed all three orders increase to both sides (see `fillNormalCritical` and Fisher's P),
 * so that two critical values per total hold the set.
 *
 * @throws {@link ArgumentError} if there are more than 20 million tables.
 */
export function fillUnconditionalCritical(
  out: CriticalValues,
  request: UnconditionalCriticalRequest,
): void {
  checkTableNumber(request.n, mostTables);
  const tables = orderTables(request);
  const least = leastEvidence(tables, request.limit);
  const [nE, nC] = request.n;
  for (let events = 0; events <= nE + nC; events++) {
    const first = leastEvents({ nE, nC, events });
    const begin = tables.start[events]!;
    const end = tables.start[events + 1]!;
    let low = begin;
    let high = end;
    while (low < end && tables.evidence[low]! >= least) low++;
    while (high > begin && tables.evidence[high - 1]! >= least) high--;
    if (request.alternative !== "greater")
      out.lower[events] = low > begin ? first + low - begin - 1 : -1;
    if (request.alternative !== "less")
      out.upper[events] = high < end ? first + high - begin : nE + 1;
  }
}

function orderTables({ order, n: [nE, nC], alternative }: UnconditionalRequest): OrderedTables {
  const count = (nE + 1) * (nC + 1);
  const start = new Int32Array(nE + nC + 2);
  const probability = new Float64Array(count);
  const evidence = new Float64Array(count);
  const fillEvidence = evidenceFiller(order, alternative);
  for (let events = 0, place = 0; events <= nE + nC; events++) {
    const margin = { nE, nC, events };
    const width = marginWidth(margin);
    const row = probability.subarray(place, place + width);
    const sum = fillHypergeometricWeights(row, margin);
    for (let i = 0; i < width; i++) row[i]! /= sum;
    fillEvidence(evidence.subarray(place, place + width), margin);
    start[events + 1] = place += width;
  }
  return { start, probability, evidence };
}

/** Evidence from which on tables belong to the set; Infinity when not even the most extreme ones fit. */
function leastEvidence(tables: OrderedTables, limit: number): number {
  const places = Float64Array.from(tables.evidence).sort();
  const share = new Float64Array(tables.start.length - 1);
  const ratios = neighborRatios(share.length - 1);
  let fits = places.length; // the set from this place on fits, the set from `tooMany` on does not
  let tooMany = -1;
  while (fits - tooMany > 1) {
    const middle = (fits + tooMany) >> 1;
    const least = tiedWith(places[middle]!);
    fillShare(share, tables, least);
    if (exceeds(commonRateCurve(share, ratios), limit)) tooMany = lastTied(places, middle);
    else fits = middle;
  }
  return fits < places.length ? tiedWith(places[fits]!) : NaN;
}

/** The last place in the order that ties with this one: it shares its fate. */
function lastTied(places: Float64Array, place: number): number {
  let last = place;
  while (last + 1 < places.length && tiedWith(places[last + 1]!) <= places[place]!) last++;
  return last;
}

function fillShare(share: Float64Array, tables: OrderedTables, least: number): void {
  const { start, probability, evidence } = tables;
  for (let events = 0; events < share.length; events++) {
    const begin = start[events]!;
    share[events] = weightFrom(least, probability, evidence, start[events + 1]! - begin, begin);
  }
}
