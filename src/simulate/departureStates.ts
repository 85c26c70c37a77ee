import type { ArmDepartures, Departure } from "./departures.ts";
import type { VisitPoints } from "./visitPoints.ts";

/** Subjects still in the trial who are alike: when they stopped treatment, and when last observed. */
export interface DepartureState {
  /** First visit off treatment; the number of visits while on treatment. */
  readonly stop: number;
  /** Last observed visit; −1 where there is none yet. */
  readonly last: number;
  /** Probability of the state, per point. */
  readonly weight: Float64Array;
}

/** Odds of departing relative to an average subject: factor × column, or the factor where none is given. */
export interface Tilt {
  readonly factor: number;
  readonly column?: Float64Array;
}

/** Prepares the tilts of a departure: how its odds depend on a point's values. */
export function tilting(
  { slope, dependsOn }: Departure,
  { shift, worse }: ArmDepartures,
  { count, visits, baseline }: VisitPoints,
): (state: DepartureState, visit: number) => Tilt {
  const columns: Float64Array[] = [];
  const columnOf = (k: number) => {
    const column = new Float64Array(count);
    const perUnit = slope * worse[k]!;
    for (let p = 0; p < count; p++) {
      column[p] = Math.exp(perUnit * (visits[k * count + p]! - baseline[p]!));
    }
    return column;
  };
  return ({ stop, last }, visit) => {
    const k = dependsOn === "last" ? last : visit;
    if (dependsOn === "nothing" || k < 0) return { factor: 1 };
    const off = shift[stop * worse.length + k]!;
    return { factor: Math.exp(slope * worse[k]! * off), column: (columns[k] ??= columnOf(k)) };
  };
}

/** Share of the arm in these states. */
export function shareOf(states: readonly DepartureState[]): number {
  let sum = 0;
  let points = 0;
  for (const { weight } of states) {
    points = weight.length;
    for (let p = 0; p < points; p++) sum += weight[p]!;
  }
  return points > 0 ? sum / points : 0;
}

/** Share of the arm that departs from these states at given odds of an average subject. */
export function lossOf(
  states: readonly DepartureState[],
  tilts: readonly Tilt[],
  odds: number,
): number {
  let loss = 0;
  for (let i = 0; i < states.length; i++) loss += lossFrom(states[i]!.weight, tilts[i]!, odds);
  return loss;
}

function lossFrom(weight: Float64Array, { factor, column }: Tilt, odds: number): number {
  const own = odds * factor;
  let kept = 0;
  let all = 0;
  for (let p = 0; p < weight.length; p++) {
    all += weight[p]!;
    kept += weight[p]! / (1 + (column === undefined ? own : own * column[p]!));
  }
  return (all - kept) / weight.length;
}

/** Takes those who depart out of a state, and fills `departed` with their probabilities. */
export function removeDeparted(
  departed: Float64Array,
  { weight }: DepartureState,
  { factor, column }: Tilt,
  odds: number,
): void {
  const own = odds * factor;
  for (let p = 0; p < weight.length; p++) {
    const kept = weight[p]! / (1 + (column ? own * column[p]! : own));
    departed[p] = weight[p]! - kept;
    weight[p] = kept;
  }
}

/** After a visit at which everybody in the trial was observed, or all but a share of `skipped`. */
export function observed(
  states: readonly DepartureState[],
  visit: number,
  skipped: number,
): DepartureState[] {
  if (skipped === 0) return states.map(({ stop, weight }) => ({ stop, last: visit, weight }));
  const seen = new Map<number, Float64Array>(); // by the visit of stopping
  for (const { stop, weight } of states) {
    const sum = seen.get(stop) ?? new Float64Array(weight.length);
    seen.set(stop, sum);
    for (let p = 0; p < weight.length; p++) {
      sum[p]! += (1 - skipped) * weight[p]!;
      weight[p]! *= skipped;
    }
  }
  return [...states, ...[...seen].map(([stop, weight]) => ({ stop, last: visit, weight }))];
}
