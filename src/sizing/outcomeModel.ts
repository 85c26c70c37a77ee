import type { Pair } from "../pair.ts";
import type { Design, Dropout, Scenario } from "../study/schema.ts";

/** Probabilities of the four things that can happen to a subject; they add up to 1. */
export interface ArmModel {
  readonly eventObserved: number;
  readonly noEventObserved: number;
  readonly eventLost: number;
  readonly noEventLost: number;
}

/** What a design says about the handling of lost subjects. */
export type Handling = Pick<Design, "endpoint" | "missing">;

/** The joint distribution of event and dropout in each arm of a scenario. */
export function observedModel({ responseRate, dropout }: Scenario): Pair<ArmModel> {
  return [armModel(responseRate[0], 0, dropout), armModel(responseRate[1], 1, dropout)];
}

function armModel(eventRate: number, arm: 0 | 1, dropout: Dropout | undefined): ArmModel {
  const lost = dropout?.rate[arm] ?? 0;
  const eventLost =
    dropout?.mechanism === "mnar"
      ? jointProbability(eventRate, lost, 1 / dropout.oddsRatio)
      : eventRate * lost;
  return {
    eventObserved: atLeast0(eventRate - eventLost),
    noEventObserved: atLeast0(1 - eventRate - lost + eventLost),
    eventLost,
    noEventLost: atLeast0(lost - eventLost),
  };
}

/**
 * Probability of both of two events with given marginal probabilities and odds ratio: the root of
 * (ψ − 1) x² − S x + ψ p q = 0 with S = 1 + (p + q)(ψ − 1), in the form that does not cancel.
 *
 * @see [Plackett1965]
 */
export function jointProbability(p: number, q: number, oddsRatio: number): number {
  if (oddsRatio > 1e150) return Math.min(p, q); // the limit, where squares would overflow
  if (oddsRatio < 1e-150) return Math.max(0, p + q - 1);
  const excess = oddsRatio - 1;
  const sum = 1 + (p + q) * excess;
  const root = Math.sqrt(Math.max(0, sum * sum - 4 * oddsRatio * excess * p * q));
  if (sum > 0) return (2 * oddsRatio * p * q) / (sum + root);
  return (sum - root) / (2 * excess);
}

/** Takes away what rounding leaves below 0. */
const atLeast0 = (x: number): number => Math.max(0, x);

/**
 * The event rates that reach the analysis, per arm. With "nonresponder" a lost subject counts as no event
 * where higher is better and as an event where lower is; with "completeCase" they are the rates among those
 * observed (NaN where nobody can be).
 */
export function analyzedRates({ endpoint, missing }: Handling, scenario: Scenario): Pair<number> {
  const [experimental, control] = observedModel(scenario);
  const rate = (arm: ArmModel): number => {
    const { eventObserved, noEventObserved } = arm;
    if (missing === "completeCase") return eventObserved / (eventObserved + noEventObserved);
    return endpoint.better === "higher" ? eventObserved : 1 - noEventObserved;
  };
  return [rate(experimental), rate(control)];
}

/** Probability that a subject is observed to the end, per arm. */
export function completionRates(scenario: Scenario): Pair<number> {
  const [experimental, control] = scenario.dropout?.rate ?? [0, 0];
  return [1 - experimental, 1 - control];
}

/** Expected number of subjects observed to the end, per arm. */
export function expectedCompleters(
  { arms }: { readonly arms: Pair<{ readonly n: number }> },
  scenario: Scenario,
): Pair<number> {
  const [experimental, control] = completionRates(scenario);
  return [arms[0].n * experimental, arms[1].n * control];
}
