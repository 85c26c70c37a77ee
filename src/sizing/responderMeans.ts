import { ArgumentError } from "../errors.ts";
import { normalUpperQuantile } from "../math/normal.ts";
import type { Pair } from "../pair.ts";
import type {
  ResponderEndpoint,
  SeveralVisitsScenario,
  VisitScenario,
} from "../study/visitSchema.ts";
import { isBelow, isChange, judgedValue, limitOf, momentsOf } from "./responderRates.ts";

export interface ResponderMeansOptions {
  /** Wanted response rates (experimental, control), between 0 and 1. */
  readonly rates: Pair<number>;
  /**
   * What of the scenario stays: "sd" (default) moves the means of both arms; "difference" keeps the difference of
   * means at the deciding visit, moves both arms together and finds the standard deviation.
   */
  readonly keep?: "sd" | "difference";
}

/**
 * The same scenario with means, or means and standard deviations, at which the responders have the wanted rates
 * at the endpoint's visit: exact by the normal distribution, the inverse of {@link responderRates}.
 *
 * The course keeps its shape: without a baseline all visits of an arm move alike; with one the changes from baseline
 * are scaled by one factor, or, where that would turn them round, shift in proportion to time up to the deciding
 * visit. A found standard deviation scales those of all visits and of the baseline alike.
 *
 * @throws {@link ArgumentError} if a rate is not between 0 and 1, or no standard deviation gives these rates with
 *   the difference of means.
 */
export function responderMeans(
  endpoint: ResponderEndpoint,
  scenario: VisitScenario,
  options: ResponderMeansOptions,
): VisitScenario {
  const { rates, keep = "sd" } = options;
  for (const arm of [0, 1] as const) checkRate(rates[arm], arm);
  const several = severalVisits(scenario);
  const quantile = (arm: 0 | 1) => sideOf(endpoint) * normalUpperQuantile(rates[arm]);
  const { mean, sd } = judgedValue(endpoint, momentsOf(endpoint, scenario));
  const limit = limitOf(endpoint);
  if (keep === "sd") {
    const found = (arm: 0 | 1) => limit - quantile(arm) * sd[arm];
    return { ...several, mean: movedMeans(endpoint, several, [found(0), found(1)]) };
  }
  const found = (mean[1] - mean[0]) / (quantile(0) - quantile(1));
  if (!(found > 0 && found < Infinity)) throw contradiction(endpoint, mean, rates);
  const wanted: Pair<number> = [limit - quantile(0) * found, limit - quantile(1) * found];
  return { ...scaledSds(several, found / sd[0]), mean: movedMeans(endpoint, several, wanted) };
}

/** P(value above its limit) falls with the limit, P(value below it) rises. */
function sideOf(endpoint: ResponderEndpoint): 1 | -1 {
  return isBelow(endpoint) ? -1 : 1;
}

function checkRate(rate: number, arm: 0 | 1): void {
  if (rate > 0 && rate < 1) return;
  throw new ArgumentError(`rates[${arm}]`, "lie between 0 and 1", rate);
}

function contradiction(endpoint: ResponderEndpoint, mean: Pair<number>, rates: Pair<number>) {
  const difference = Number((mean[0] - mean[1]).toPrecision(6));
  const expectation = `differ as a difference of means of ${difference} makes them (direction ${endpoint.direction})`;
  return new ArgumentError("rates", expectation, rates);
}

/** A responder endpoint has a list of means per arm. */
function severalVisits(scenario: VisitScenario): SeveralVisitsScenario {
  if (typeof scenario.mean[0] !== "number") return scenario as SeveralVisitsScenario;
  throw new ArgumentError("scenario.mean", "be two lists of means, one per visit", scenario.mean);
}

/** Means by visit of both arms, so that what decides has the wanted means. */
function movedMeans(
  endpoint: ResponderEndpoint,
  { mean, baseline }: SeveralVisitsScenario,
  wanted: Pair<number>,
): [number[], number[]] {
  const start = isChange(endpoint) ? baseline!.mean : 0;
  const arm = (k: 0 | 1) => movedCourse(endpoint, mean[k], baseline?.mean, start + wanted[k]);
  return [arm(0), arm(1)];
}

function movedCourse(
  { visits, visit }: ResponderEndpoint,
  mean: readonly number[],
  baseline: number | undefined,
  wanted: number,
): number[] {
  const place = visits.indexOf(visit);
  const shift = wanted - mean[place]!;
  const decided = (value: number, k: number) => (k === place ? wanted : value);
  if (baseline === undefined) return mean.map((value, k) => decided(value + shift, k));
  const factor = (wanted - baseline) / (mean[place]! - baseline);
  if (factor > 0 && factor < Infinity) {
    return mean.map((value, k) => decided(baseline + factor * (value - baseline), k));
  }
  return mean.map((value, k) => decided(value + shift * Math.min(1, visits[k]! / visit), k));
}

function scaledSds(scenario: SeveralVisitsScenario, factor: number): SeveralVisitsScenario {
  const { sd, baseline } = scenario;
  return {
    ...scenario,
    sd: typeof sd === "number" ? factor * sd : sd.map((one) => factor * one),
    ...(baseline && { baseline: { ...baseline, sd: factor * baseline.sd } }),
  };
}
