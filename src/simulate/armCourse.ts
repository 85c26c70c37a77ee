import type { ArmDepartures } from "./departures.ts";
import {
  lossOf,
  observed,
  removeDeparted,
  shareOf,
  tilting,
  type DepartureState,
  type Tilt,
} from "./departureStates.ts";
import type { VisitPoints } from "./visitPoints.ts";

/** The two ways off treatment. */
export type DepartureName = "dropout" | "discontinuation";

/** A departure that is due before a visit. */
export interface DueDeparture {
  readonly name: DepartureName;
  readonly visit: number;
  /** Share of the arm that can depart. */
  readonly available: number;
  /** Share of the arm that departs at these odds of an average subject. */
  readonly lossAt: (odds: number) => number;
}

/** What became of an arm. */
export interface ArmCourse {
  /** P(first off treatment at visit s) of point p at s × count + p; s = T: never. */
  readonly stopAt: Float64Array;
  /** Share of the arm that misses visit k and all later ones. */
  readonly left: Float64Array;
}

/**
 * Follows the points of an arm from visit to visit. Nothing is drawn: a point carries the probabilities of all that
 * can have become of it, so that shares of the arm are smooth in the odds of departing.
 *
 * @param oddsOf - Odds of departing of an average subject, asked at each visit for dropout, then for
 *   discontinuation among those who stay.
 */
export function armCourse(
  points: VisitPoints,
  departures: ArmDepartures,
  oddsOf: (due: DueDeparture) => number,
): ArmCourse {
  const visits = departures.worse.length;
  const { count } = points;
  const { followed } = departures;
  const stopAt = new Float64Array((visits + 1) * count);
  const left = new Float64Array(visits);
  const departed = new Float64Array(count);
  const depart = departing(points, departures, oddsOf);
  const skipped = dependsOnLast(departures) ? departures.skipped : 0;
  let states: readonly DepartureState[] = [
    { stop: visits, last: -1, weight: new Float64Array(count).fill(1) },
  ];
  for (let visit = 0; visit < visits; visit++) {
    const stopNow = stopAt.subarray(visit * count, (visit + 1) * count);
    const gone = depart("dropout", visit, states, departed, ({ stop }) => {
      if (stop === visits) addTo(stopNow, departed);
    });
    const stayed: DepartureState[] = []; // off treatment from now on, and followed
    const onTreatment = states.filter(({ stop }) => stop === visits);
    const stops = depart("discontinuation", visit, onTreatment, departed, ({ last }) => {
      addTo(stopNow, departed);
      stayed.push({ stop: visit, last, weight: scaled(departed, followed) });
    });
    left[visit] = (left[visit - 1] ?? 0) + gone + stops * (1 - followed);
    states = observed(followed > 0 ? [...states, ...stayed] : states, visit, skipped);
  }
  const never = stopAt.subarray(visits * count);
  for (const { stop, weight } of states) if (stop === visits) addTo(never, weight);
  return { stopAt, left };
}

/** Only then does it matter at which visit a subject was last observed. */
function dependsOnLast({ dropout, discontinuation }: ArmDepartures): boolean {
  return dropout.dependsOn === "last" || discontinuation.dependsOn === "last";
}

type Depart = (
  name: DepartureName,
  visit: number,
  states: readonly DepartureState[],
  departed: Float64Array,
  take: (state: DepartureState) => void,
) => number;

/** Lets subjects depart from each state in turn, where `take` finds them in `departed`; returns their share. */
function departing(
  points: VisitPoints,
  departures: ArmDepartures,
  oddsOf: (due: DueDeparture) => number,
): Depart {
  const tiltOf = {
    dropout: tilting(departures.dropout, departures, points),
    discontinuation: tilting(departures.discontinuation, departures, points),
  };
  return (name, visit, states, departed, take) => {
    const tilts: Tilt[] = states.map((state) => tiltOf[name](state, visit));
    const lossAt = (odds: number) => lossOf(states, tilts, odds);
    const odds = oddsOf({ name, visit, available: shareOf(states), lossAt });
    if (odds === 0) return 0;
    const share = lossAt(odds);
    states.forEach((state, i) => {
      removeDeparted(departed, state, tilts[i]!, odds);
      take(state);
    });
    return share;
  };
}

function addTo(sum: Float64Array, values: Float64Array): void {
  for (let p = 0; p < sum.length; p++) sum[p]! += values[p]!;
}

function scaled(values: Float64Array, factor: number): Float64Array {
  const product = new Float64Array(values.length);
  for (let p = 0; p < values.length; p++) product[p] = factor * values[p]!;
  return product;
}
