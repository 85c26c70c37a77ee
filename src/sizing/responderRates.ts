import { normalCdf, normalUpperTail } from "../math/normal.ts";
import type { Pair } from "../pair.ts";
import { type VisitMoments, visitMoments } from "../study/visitMoments.ts";
import type { ResponderEndpoint, VisitScenario } from "../study/visitSchema.ts";

/** What a threshold is held against: a value, or its change from baseline. Normal, in the endpoint's unit. */
export interface JudgedValue {
  readonly mean: Pair<number>;
  readonly sd: Pair<number>;
}

/**
 * Probability of a response at the endpoint's visit, per arm, on treatment and with nobody lost: exact where
 * values are normal, as scenarios assume. The change from baseline has variance sd² + sd₀² − 2ρ sd sd₀.
 *
 * @returns Rates per arm, in [0, 1].
 */
export function responderRates(endpoint: ResponderEndpoint, scenario: VisitScenario): Pair<number> {
  const { mean, sd } = judgedValue(endpoint, momentsOf(endpoint, scenario));
  const limit = limitOf(endpoint);
  const tail = isBelow(endpoint) ? normalCdf : normalUpperTail;
  const rate = (arm: 0 | 1) => tail((limit - mean[arm]) / sd[arm]);
  return [rate(0), rate(1)];
}

/** Moments at the visit that decides. */
export function momentsOf(endpoint: ResponderEndpoint, scenario: VisitScenario): VisitMoments {
  return visitMoments(endpoint, scenario, endpoint.visits.indexOf(endpoint.visit));
}

/** The value, or the change, that decides. */
export function judgedValue(endpoint: ResponderEndpoint, moments: VisitMoments): JudgedValue {
  const { mean, sd, baseline } = moments;
  if (baseline === undefined || !isChange(endpoint)) return { mean, sd };
  const changeSd = (own: number) =>
    Math.sqrt(own * own + baseline.sd ** 2 - 2 * baseline.correlation * own * baseline.sd);
  return {
    mean: [mean[0] - baseline.mean, mean[1] - baseline.mean],
    sd: [changeSd(sd[0]), changeSd(sd[1])],
  };
}

/** Whether the change from baseline decides, not the value. */
export function isChange({ direction }: ResponderEndpoint): boolean {
  return direction === "fall" || direction === "rise";
}

/** Whether a response is a value or a change below the limit, not above it. */
export function isBelow({ direction }: ResponderEndpoint): boolean {
  return direction === "fall" || direction === "atMost";
}

/** The threshold with the sign of a change: a fall by 3 is a change of −3 or less. */
export function limitOf({ direction, threshold }: ResponderEndpoint): number {
  return direction === "fall" ? -threshold : threshold;
}
