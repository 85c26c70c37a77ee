import type { OneSidedNull } from "./hypothesis.ts";
import type { EventRuns, MarginRegionRequest } from "./marginRegion.ts";
import { waldArms, waldNull } from "./marginStatistic.ts";

/**
 * The tables that Wald's test rejects. It is not monotone near 0 and 1, so that a run of events is halved until bounds
 * on distance and variance show that all of it rejects, or nothing.
 *
 * @param z - Least deviate that rejects.
 */
export function waldRuns(request: MarginRegionRequest, z: number): EventRuns {
  const [nE, nC] = request.n;
  const verdict = waldVerdict(request, z);
  const start = new Int32Array(nC + 2);
  const [from, to]: [number[], number[]] = [[], []];
  const add = (first: number, last: number, xC: number): void => {
    const decided = verdict(first, last, xC);
    if (decided === "none") return;
    if (decided === "some") {
      const middle = (first + last) >> 1;
      add(first, middle, xC);
      add(middle + 1, last, xC);
    } else if (from.length > start[xC]! && to[to.length - 1] === first - 1) {
      to[to.length - 1] = last;
    } else {
      from.push(first);
      to.push(last);
    }
  };
  for (let xC = 0; xC <= nC; xC++) {
    start[xC] = from.length;
    add(0, nE, xC);
  }
  start[nC + 1] = from.length;
  return { start, from: Int32Array.from(from), to: Int32Array.from(to) };
}

/** How many of the tables with `first` to `last` experimental and xC control events reject; never "some" of one. */
function waldVerdict({ measure, n, nulls }: MarginRegionRequest, z: number) {
  const experimental = armColumns(measure, n[0]);
  const control = armColumns(measure, n[1]);
  const limitOf = (alternative: OneSidedNull["alternative"], none: number) => {
    const found = nulls.find((one) => one.alternative === alternative);
    return found ? waldNull(measure, found.nullValue) : none;
  };
  const lower = limitOf("greater", -Infinity);
  const upper = limitOf("less", Infinity);
  const isFar = (distance: number, variance: number): boolean =>
    distance > 0 && variance < Infinity && distance * distance >= z * z * variance;
  const { value, variance } = experimental;
  return (first: number, last: number, xC: number): "none" | "some" | "all" => {
    const least = value[first]! - control.value[xC]!; // the value grows with the events
    const most = value[last]! - control.value[xC]!;
    const middle = Math.min(last, Math.max(first, n[0] >> 1)); // where the variance turns, if it does
    const [a, b, c] = [variance[first]!, variance[middle]!, variance[last]!];
    const own = control.variance[xC]!;
    if (!isFar(Math.min(most - lower, upper - least), Math.min(a, b, c) + own)) return "none";
    const shortest = Math.min(least - lower, upper - most);
    return isFar(shortest, Math.max(a, b, c) + own) ? "all" : "some";
  };
}

/** What Wald's statistic takes from an arm, by its events. */
function armColumns(measure: MarginRegionRequest["measure"], n: number) {
  const arm = Array.from({ length: n + 1 }, (_, x) => waldArms[measure](x, n));
  return {
    value: Float64Array.from(arm, ({ value }) => value),
    variance: Float64Array.from(arm, ({ variance }) => variance),
  };
}
