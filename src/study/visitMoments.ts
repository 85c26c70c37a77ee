import type { Pair } from "../pair.ts";
import type { VisitEndpoint, VisitScenario } from "./visitSchema.ts";

/** Moments of the value at one visit on treatment, as a scenario states them. */
export interface VisitMoments {
  /** Per arm, in the endpoint's unit. */
  readonly mean: Pair<number>;
  readonly sd: Pair<number>;
  /** Measured before randomization, alike in both arms; undefined where the value is not. */
  readonly baseline?: VisitBaseline;
}

/** The value before randomization, and its correlation with that at the visit. */
export interface VisitBaseline {
  readonly mean: number;
  readonly sd: number;
  readonly correlation: number;
}

/** Moments at the visit with an index from 0; a continuous endpoint has only the first. */
export function visitMoments(
  endpoint: VisitEndpoint,
  scenario: VisitScenario,
  visit: number,
): VisitMoments {
  const at = (value: number | readonly number[]) =>
    typeof value === "number" ? value : value[visit]!;
  const { mean, sd, baseline } = scenario;
  const perArm = endpoint.type === "continuous" && typeof sd !== "number";
  return {
    mean: [at(mean[0]), at(mean[1])],
    sd: perArm ? [sd[0]!, sd[1]!] : [at(sd), at(sd)],
    ...(baseline && { baseline: { ...baseline, correlation: at(baseline.correlation) } }),
  };
}
