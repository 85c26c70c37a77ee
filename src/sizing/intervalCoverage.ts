import type { EffectIntervalMethod } from "../analyze/effectInterval.ts";
import { effectIntervalKernel } from "../analyze/effectInterval.ts";
import type { ProportionIntervalMethod } from "../analyze/proportionInterval.ts";
import { proportionInterval } from "../analyze/proportionInterval.ts";
import { binomialProbabilities } from "../math/binomialProbabilities.ts";
import { normalUpperQuantile } from "../math/normal.ts";
import type { Pair } from "../pair.ts";

/** Limits of an interval for every outcome that a trial can have. */
export interface IntervalTable {
  /** Outcomes run over xE × (nC + 1) + xC, or over the events of one arm. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** How an interval behaves when the rates are known. */
export interface IntervalCharacteristics {
  /** Probability that the interval holds the true effect. An interval that does not exist misses it. */
  readonly coverage: number;
  /** Probability that the whole interval lies below, or above, the true effect. */
  readonly below: number;
  readonly above: number;
  /** Mean width of the intervals with two finite limits; NaN when there is none. */
  readonly expectedWidth: number;
  /** Probability of an interval without a bound on one side, and of one that does not exist. */
  readonly unbounded: number;
  readonly missing: number;
}

export type EffectIntervalDesign = EffectIntervalMethod & {
  /** Subjects analyzed, per arm, each at least 1. */
  readonly n: Pair<number>;
  /** Two-sided confidence level. Default 0.95. */
  readonly level?: number;
};

/** Limits of an interval of the effect for every 2 × 2 table of a design. */
export function effectIntervalTable(design: EffectIntervalDesign): IntervalTable {
  const [nE, nC] = design.n;
  const kernel = effectIntervalKernel(design);
  const z = normalUpperQuantile((1 - (design.level ?? 0.95)) / 2);
  const lower = new Float64Array((nE + 1) * (nC + 1));
  const upper = new Float64Array(lower.length);
  const limits = new Float64Array(2);
  for (let xE = 0, cell = 0; xE <= nE; xE++) {
    for (let xC = 0; xC <= nC; xC++, cell++) {
      kernel(limits, xE, nE, xC, nC, z);
      lower[cell] = limits[0]!;
      upper[cell] = limits[1]!;
    }
  }
  return { lower, upper };
}

/**
 * Exact coverage and expected width of an interval of the effect at each of several pairs of true rates:
 * the table of limits is made once.
 *
 * @param rates - True event rates, per arm.
 * @throws {@link ArgumentError} if the scale or the method is unknown.
 */
export function effectIntervalCharacteristics(
  design: EffectIntervalDesign,
  rates: readonly Pair<number>[],
): IntervalCharacteristics[] {
  const table = effectIntervalTable(design);
  const [nE, nC] = design.n;
  return rates.map(([pE, pC]) => {
    const experimental = binomialProbabilities(nE, pE);
    const control = binomialProbabilities(nC, pC);
    const probability = new Float64Array(table.lower.length);
    for (let xE = 0, cell = 0; xE <= nE; xE++) {
      for (let xC = 0; xC <= nC; xC++, cell++) probability[cell] = experimental[xE]! * control[xC]!;
    }
    return characteristics(table, probability, trueEffect(design.measure, [pE, pC]));
  });
}

/** The same for an interval of one proportion at each of several true rates. */
export function proportionIntervalCharacteristics(
  { n, method, level = 0.95 }: ProportionIntervalDesign,
  rates: readonly number[],
): IntervalCharacteristics[] {
  const limits = Array.from({ length: n + 1 }, (_, events) =>
    proportionInterval({ events, n }, { method, level }),
  );
  const lower = Float64Array.from(limits, (limit) => limit.lower);
  const upper = Float64Array.from(limits, (limit) => limit.upper);
  return rates.map((rate) =>
    characteristics({ lower, upper }, binomialProbabilities(n, rate), rate),
  );
}

export interface ProportionIntervalDesign {
  /** Subjects. */
  readonly n: number;
  readonly method: ProportionIntervalMethod;
  /** Two-sided confidence level. Default 0.95. */
  readonly level?: number;
}

function trueEffect(measure: EffectIntervalMethod["measure"], [pE, pC]: Pair<number>): number {
  if (measure === "riskDifference") return pE - pC;
  return measure === "riskRatio" ? pE / pC : (pE * (1 - pC)) / (pC * (1 - pE));
}

/** A true effect this near to a limit counts as held: limits are roots, and roots have rounding errors. */
const tolerance = 1e-10;

function characteristics(
  { lower, upper }: IntervalTable,
  probability: Float64Array,
  effect: number,
): IntervalCharacteristics {
  let [coverage, below, above, width, finite, unbounded, missing] = [0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < probability.length; i++) {
    const p = probability[i]!;
    const span = upper[i]! - lower[i]!;
    if (Number.isNaN(span)) missing += p;
    else if (upper[i]! < effect - tolerance) below += p;
    else if (lower[i]! > effect + tolerance) above += p;
    else coverage += p;
    if (span === Infinity) unbounded += p;
    else if (span >= 0) [width, finite] = [width + p * span, finite + p];
  }
  return { coverage, below, above, expectedWidth: width / finite, unbounded, missing };
}
