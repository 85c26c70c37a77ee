import { pValueTable } from "../analyze/pValueTable.ts";
import type { RiskDifferenceIntervalMethod } from "../analyze/riskDifferenceInterval.ts";
import { riskDifferenceKernels } from "../analyze/riskDifferenceInterval.ts";
import { normalUpperQuantile } from "../math/normal.ts";
import type { Pair } from "../pair.ts";
import { plannedTest } from "../study/plannedTest.ts";
import type { Scenario } from "../study/schema.ts";
import { probabilityOfEmptyArm } from "./analyzedSizes.ts";
import { forEachTable } from "./analyzedTables.ts";
import type { PowerDesign } from "./powerDesign.ts";
import { designRegion } from "./powerDesign.ts";
import { valueTally } from "./valueTally.ts";

/** What a trial reports: observed risk difference, P value, width of the interval for the difference. */
export type TrialQuantity = "difference" | "pValue" | "intervalWidth";

/** The interval for the risk difference that a trial reports. */
export interface IntervalOptions {
  /** Default "newcombe". */
  readonly method?: RiskDifferenceIntervalMethod;
  /** Two-sided confidence level. Default 0.95. */
  readonly level?: number;
}

export interface DistributionOptions extends IntervalOptions {
  /** Values are rounded to a multiple of this; left out, only values equal but for rounding are joined. */
  readonly resolution?: number;
}

/** A discrete distribution, in ascending order of its values. */
export interface ExactDistribution {
  readonly value: Float64Array;
  readonly probability: Float64Array;
  /** Probability of the value together with a rejection. */
  readonly rejected: Float64Array;
  /** Probability that there is no value because an arm has nobody left. */
  readonly missing: number;
}

/**
 * The exact distribution of what a trial will report, summed over all tables, without simulation.
 *
 * @param quantity - "difference" (experimental − control, in [−1, 1]), "pValue" of the planned test, or
 *   "intervalWidth".
 * @param options - Interval, for "intervalWidth"; resolution. Without one, "completeCase" gives very many
 *   values: each pair of numbers of completers has its own fractions.
 */
export function exactDistribution(
  design: PowerDesign,
  scenario: Scenario,
  quantity: TrialQuantity,
  options: DistributionOptions = {},
): ExactDistribution {
  const tally = valueTally(options.resolution);
  forEachTable(design, scenario, (n) => {
    const valueOf = quantityOf(design, n, quantity, options);
    const region = designRegion(design, n);
    return (xE, xC, probability) => {
      tally.add(valueOf(xE, xC), probability, region.rejects(xE, xC));
    };
  });
  return { ...tally.sorted(), missing: probabilityOfEmptyArm(design, scenario) };
}

function quantityOf(
  design: PowerDesign,
  n: Pair<number>,
  quantity: TrialQuantity,
  options: IntervalOptions,
): (xE: number, xC: number) => number {
  const [nE, nC] = n;
  switch (quantity) {
    case "difference":
      return (xE, xC) => (xE * nC - xC * nE) / (nE * nC); // equal fractions give equal numbers
    case "pValue":
      return pValueTable({ ...plannedTest(design), n }).at;
    case "intervalWidth": {
      const limits = new Float64Array(2);
      const fillLimits = intervalFiller(n, options);
      return (xE, xC) => {
        fillLimits(limits, xE, xC);
        return limits[1]! - limits[0]!;
      };
    }
  }
}

/** Fills the limits of the interval for the risk difference at a table with `n` analyzed subjects per arm. */
export function intervalFiller(
  [nE, nC]: Pair<number>,
  { method = "newcombe", level = 0.95 }: IntervalOptions,
): (limits: Float64Array, xE: number, xC: number) => void {
  const z = normalUpperQuantile((1 - level) / 2);
  const fill = riskDifferenceKernels[method];
  return (limits, xE, xC) => fill(limits, xE, nE, xC, nC, z);
}
