import { nullsOf } from "../analyze/hypothesis.ts";
import type { MarginOptions } from "../analyze/hypothesis.ts";
import type { MarginRegion } from "../analyze/marginRegion.ts";
import { marginRegion } from "../analyze/marginRegion.ts";
import type { MarginStatistic } from "../analyze/marginStatistic.ts";
import { binomialProbabilities } from "../math/binomialProbabilities.ts";
import type { Pair } from "../pair.ts";
import { eventDistribution } from "./eventDistribution.ts";
import { regionPower } from "./regionPower.ts";

export interface MarginPowerRequest extends MarginOptions {
  /** Default "farringtonManning". */
  readonly statistic?: MarginStatistic;
  /** Subjects analyzed, per arm. */
  readonly n: Pair<number>;
  /** One-sided level of each test. */
  readonly alpha: number;
}

/** The tables at which the planned test rejects. */
export function marginRegionOf(request: MarginPowerRequest): MarginRegion {
  const { statistic = "farringtonManning", measure = "riskDifference", n, alpha } = request;
  return marginRegion({ statistic, measure, n, alpha, nulls: nullsOf(request) });
}

/**
 * Exact power of a test against a margin: the probability of the tables at which it rejects.
 *
 * @param rates - Event rates that reach the analysis, per arm.
 * @throws {@link ArgumentError} if the margin is missing or on the wrong side.
 */
export function exactMarginPower(request: MarginPowerRequest, rates: Pair<number>): number {
  return maskProbability(marginRegionOf(request), rates);
}

/** Probability of the tables of a mask. */
function maskProbability(region: MarginRegion, rates: Pair<number>): number {
  const events = (arm: 0 | 1) =>
    eventDistribution(binomialProbabilities(region.n[arm], rates[arm]));
  return regionPower(region, [events(0), events(1)]);
}

/** Type I error along the limit of the hypothesis. */
export interface BoundarySize {
  /** Control rates. */
  readonly rate: Float64Array;
  /** Probability of rejection, for equivalence the larger of those at both limits. */
  readonly size: Float64Array;
  readonly maximum: { readonly rate: number; readonly size: number };
}

/**
 * True size of a test against a margin over the control rate, on the limit of its hypothesis; NaN where no
 * experimental rate lies on the limit.
 *
 * @param points - Control rates from 0 to 1, equally spaced (201). The maximum is that of the points.
 */
export function sizeOnBoundary(request: MarginPowerRequest, points = 201): BoundarySize {
  const region = marginRegionOf(request);
  const nulls = nullsOf(request);
  const { measure = "riskDifference" } = request;
  const rate = Float64Array.from({ length: points }, (_, i) => i / (points - 1));
  const size = rate.map((control) => {
    const sizes = nulls
      .map(({ nullValue }) => rateOnBoundary(measure, nullValue, control))
      .filter((experimental) => experimental >= 0 && experimental <= 1)
      .map((experimental) => maskProbability(region, [experimental, control]));
    return sizes.length > 0 ? Math.max(...sizes) : NaN;
  });
  const best = size.reduce((top, value, i) => (value > (size[top] || -1) ? i : top), 0);
  return { rate, size, maximum: { rate: rate[best]!, size: size[best]! } };
}

function rateOnBoundary(
  measure: NonNullable<MarginOptions["measure"]>,
  effect: number,
  control: number,
): number {
  if (measure === "riskDifference") return control + effect;
  if (measure === "riskRatio") return control * effect;
  return (effect * control) / (1 - control + effect * control);
}
