import { findRoot } from "../math/root.ts";
import type { Pair } from "../pair.ts";
import type { Direction, Dropout, Scenario } from "../study/schema.ts";

/** One arm as the simulation sees it: a success is the better outcome, whichever that is. */
export interface ArmModel {
  /** Probability of a success that is observed. */
  readonly successObserved: number;
  /** Probability of a failure that is observed, among subjects that are no observed success. */
  readonly failureObservedAmongRest: number;
  /** Probability of a success, among subjects that are lost. */
  readonly successAmongLost: number;
}

/**
 * Splits each arm into observed and lost, successes and failures.
 *
 * @param scenario - Rates of the event and dropout, per arm.
 * @param better - Whether the event ("higher") or its absence ("lower") is the success.
 */
export function armModels(scenario: Scenario, better: Direction): Pair<ArmModel> {
  return [armModel(scenario, better, 0), armModel(scenario, better, 1)];
}

function armModel({ responseRate, dropout }: Scenario, better: Direction, arm: 0 | 1): ArmModel {
  const event = responseRate[arm];
  const [lostWithEvent, lostWithout] = dropout ? lossByOutcome(event, dropout, arm) : [0, 0];
  const isEventSuccess = better === "higher";
  const success = isEventSuccess ? event : 1 - event;
  const lostSuccess = success * (isEventSuccess ? lostWithEvent : lostWithout);
  const lostFailure = (1 - success) * (isEventSuccess ? lostWithout : lostWithEvent);
  const lost = lostSuccess + lostFailure;
  const successObserved = success - lostSuccess;
  return {
    successObserved,
    failureObservedAmongRest: clampedRatio(1 - success - lostFailure, 1 - successObserved),
    successAmongLost: clampedRatio(lostSuccess, lost),
  };
}

/** Probability of being lost given the event, and given no event. */
export function lossByOutcome(event: number, dropout: Dropout, arm: 0 | 1): [number, number] {
  const rate = dropout.rate[arm];
  if (dropout.mechanism === "mcar") return [rate, rate];
  const { oddsRatio } = dropout;
  const lostWithout = (lostWithEvent: number) =>
    (oddsRatio * lostWithEvent) / (1 - lostWithEvent + oddsRatio * lostWithEvent);
  const excess = (x: number) => event * x + (1 - event) * lostWithout(x) - rate;
  const lostWithEvent = rate === 0 ? 0 : findRoot(excess, 0, 1, { tolerance: 1e-16 });
  return [lostWithEvent, lostWithout(lostWithEvent)];
}

/** `part / whole`, 0 where the whole is empty; rounding must not carry it past 1. */
function clampedRatio(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0;
}
