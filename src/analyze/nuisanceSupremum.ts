import { ConvergenceError } from "../errors.ts";
import type { RateCurve } from "./rateCurve.ts";

/** The largest value of a curve, and a rate at which it is reached. */
export interface NuisanceSupremum {
  readonly value: number;
  readonly rate: number;
}

/** Part of the range still under search. */
interface Cell {
  readonly lower: number;
  readonly upper: number;
  readonly value: number;
  readonly slope: number;
  readonly curvature: number;
}

interface Search {
  readonly curve: RateCurve;
  readonly derivatives: Float64Array;
  readonly bounds: Float64Array;
  readonly stopAbove: number;
  best: number;
  rate: number;
}

/** No value of the curve exceeds the returned one by more than this share of it. */
const tolerance = 1e-10;
/** First cells per √subjects: at this density most of them are settled at once. */
const cellsPerRoot = 3;
/** Cells after which the search gives up: far beyond what any table has needed. */
const maxCells = 1_000_000;

/**
 * Largest value of a curve over a range of the nuisance rate, certified: the range is cut into cells
 * until in each the cubic Taylor bound proves that the curve stays below the best value found plus
 * a 10⁻¹⁰ share of it (or plus the curve's resolution). So neither a spike near 0 or 1 nor one of many local maxima can be missed.
 *
 * @param range - Rates to search, within [0, 1].
 * @throws {@link ConvergenceError} if the curve is not a number somewhere.
 */
export function nuisanceSupremum(
  curve: RateCurve,
  range: readonly [number, number] = [0, 1],
): NuisanceSupremum {
  const { best, rate } = search(curve, range, -Infinity, Infinity);
  return { value: best, rate };
}

/** True when the curve exceeds `limit` somewhere in the range, by more than a 10⁻¹⁰ share of it. */
export function exceeds(
  curve: RateCurve,
  limit: number,
  range: readonly [number, number] = [0, 1],
): boolean {
  const stopAbove = limit + Math.max(limit * tolerance, curve.resolution);
  return search(curve, range, limit, stopAbove).best > stopAbove;
}

function search(
  curve: RateCurve,
  [from, to]: readonly [number, number],
  floor: number,
  stopAbove: number,
): Search {
  const state: Search = {
    curve,
    derivatives: new Float64Array(3),
    bounds: new Float64Array(2),
    stopAbove,
    best: floor,
    rate: NaN,
  };
  consider(state, from, curve.value(from));
  consider(state, to, curve.value(to));
  const open = firstCells(state, from, to);
  for (let cells = 0; open.length > 0 && !(state.best > stopAbove); cells++) {
    if (cells > maxCells) throw new ConvergenceError("nuisanceSupremum", cells, state.best);
    const cell = open.pop()!;
    if (isSettled(state, cell)) continue;
    climb(state, cell);
    if (isSettled(state, cell)) continue;
    const middle = (cell.lower + cell.upper) / 2;
    open.push(cellOf(state, cell.lower, middle), cellOf(state, middle, cell.upper));
  }
  return state;
}

/** Cells of equal width in the arcsine of the root of the rate, the scale on which curves bend evenly. */
function firstCells(state: Search, from: number, to: number): Cell[] {
  const start = Math.asin(Math.sqrt(from));
  const angle = Math.asin(Math.sqrt(to)) - start;
  const root = Math.sqrt(state.curve.subjects);
  const count = Math.max(4, Math.ceil((cellsPerRoot * root * angle) / (Math.PI / 2)));
  const cells: Cell[] = [];
  for (let i = 0, lower = from; i < count; i++) {
    const upper = i === count - 1 ? to : Math.sin(start + (angle * (i + 1)) / count) ** 2;
    if (upper > lower) cells.push(cellOf(state, lower, upper));
    if (state.best > state.stopAbove) break;
    lower = upper;
  }
  return cells.sort((a, b) => a.value - b.value); // the most promising is taken first
}

function cellOf(state: Search, lower: number, upper: number): Cell {
  const rate = (lower + upper) / 2;
  const { derivatives } = state;
  state.curve.fill(derivatives, rate);
  const value = derivatives[0]!;
  consider(state, rate, value);
  return { lower, upper, value, slope: derivatives[1]!, curvature: derivatives[2]! };
}

function consider(state: Search, rate: number, value: number): void {
  if (!(value > state.best)) return;
  state.best = value;
  state.rate = rate;
}

/** Whether it is proved, by the curve's ceiling or by Taylor's formula, that the cell holds nothing better. */
function isSettled({ curve, best, bounds }: Search, cell: Cell): boolean {
  const { lower, upper, value, slope, curvature } = cell;
  const enough = best + Math.max(tolerance * Math.abs(best), curve.resolution);
  const radius = (upper - lower) / 2;
  const step = Math.abs(slope) < -curvature * radius ? Math.abs(slope / curvature) : radius;
  const parabola = value + Math.abs(slope) * step + (curvature * step * step) / 2;
  curve.fillBounds(bounds, lower, upper, value);
  return bounds[0]! <= enough || parabola + (bounds[1]! * radius * radius * radius) / 6 <= enough;
}

/** Newton's steps from the middle of a cell toward a maximum in it, as long as they lead upward. */
function climb(state: Search, { lower, upper, value, slope, curvature }: Cell): void {
  let rate = (lower + upper) / 2;
  for (let i = 0, height = value; i < 20; i++) {
    const target = curvature < 0 ? rate - slope / curvature : slope > 0 ? upper : lower;
    const next = Math.min(upper, Math.max(lower, target));
    if (!(next > 0 && next < 1)) return; // the ends are already considered
    state.curve.fill(state.derivatives, next);
    const reached = state.derivatives[0]!;
    if (!(reached > height)) return;
    consider(state, next, reached);
    height = reached;
    rate = next;
    slope = state.derivatives[1]!;
    curvature = state.derivatives[2]!;
  }
}
