import type { Scenario } from "../study/schema.ts";
import { probabilityOfEmptyArm } from "./analyzedSizes.ts";
import { forEachTable } from "./analyzedTables.ts";
import type { IntervalOptions } from "./exactDistribution.ts";
import { intervalFiller } from "./exactDistribution.ts";
import { analyzedRates } from "./outcomeModel.ts";
import type { PowerDesign } from "./powerDesign.ts";
import { designRegion } from "./powerDesign.ts";

/** What a design does, without simulation. Effects are experimental − control, on the risk difference. */
export interface ExactOperatingCharacteristics {
  /** Probability of rejection, trials with an empty arm included. */
  readonly power: number;
  /** True value of what the analysis aims at (see {@link estimandOf}). */
  readonly truth: number;
  /** Probability that an arm has nobody left, so that there is no estimate; the rest is given there is one. */
  readonly withoutEstimate: number;
  readonly meanEstimate: number;
  readonly bias: number;
  /** Standard deviation of the estimate. */
  readonly standardError: number;
  /** Root mean square of Wald's standard error, as the analyses state it. */
  readonly modelStandardError: number;
  /** Probability that the interval holds the truth. */
  readonly coverage: number;
  readonly meanWidth: number;
  /** Probability of the wrong sign given significance; NaN where the truth is 0 or nothing rejects. */
  readonly typeS: number;
  /** Mean |estimate| given significance, over |truth|; NaN likewise. */
  readonly typeM: number;
}

/**
 * Exact operating characteristics by enumeration of all tables: the independent check of a simulation.
 *
 * @param interval - Interval for the risk difference (Newcombe, 95%).
 * @see [GelmanCarlin2014] type S and type M errors.
 */
export function exactOperatingCharacteristics(
  design: PowerDesign,
  scenario: Scenario,
  interval: IntervalOptions = {},
): ExactOperatingCharacteristics {
  const truth = estimandOf(design, scenario);
  const sums = sumTables(design, scenario, { truth, interval });
  const { any, rejected } = sums;
  const meanEstimate = sums.estimate / any;
  const hasSign = truth !== 0 && rejected > 0;
  return {
    power: rejected,
    truth,
    withoutEstimate: probabilityOfEmptyArm(design, scenario),
    meanEstimate,
    bias: meanEstimate - truth,
    standardError: Math.sqrt(sums.square / any - (meanEstimate - truth) ** 2),
    modelStandardError: Math.sqrt(sums.variance / any),
    coverage: sums.covered / any,
    meanWidth: sums.width / any,
    typeS: hasSign ? sums.wrongSign / rejected : NaN,
    typeM: hasSign ? sums.size / rejected / Math.abs(truth) : NaN,
  };
}

/**
 * The true risk difference that the handling of lost subjects aims at: with "nonresponder" (composite
 * strategy) the one diluted by dropout, with "completeCase" the one had nobody been lost.
 */
export function estimandOf(design: Pick<PowerDesign, "endpoint" | "missing">, scenario: Scenario) {
  const [experimental, control] =
    design.missing === "nonresponder" ? analyzedRates(design, scenario) : scenario.responseRate;
  return experimental - control;
}

/** Sums over the tables, each weighted by its probability. */
function sumTables(
  design: PowerDesign,
  scenario: Scenario,
  { truth, interval }: { readonly truth: number; readonly interval: IntervalOptions },
) {
  const sums = {
    any: 0,
    estimate: 0,
    square: 0, // about the truth, so that it does not cancel
    variance: 0,
    covered: 0,
    width: 0,
    rejected: 0,
    wrongSign: 0,
    size: 0,
  };
  forEachTable(design, scenario, (n) => {
    const region = designRegion(design, n);
    const limits = new Float64Array(2);
    const fillLimits = intervalFiller(n, interval);
    return (xE, xC, probability) => {
      const estimate = xE / n[0] - xC / n[1];
      fillLimits(limits, xE, xC);
      const lower = limits[0]!;
      const upper = limits[1]!;
      sums.any += probability;
      sums.estimate += probability * estimate;
      sums.square += probability * (estimate - truth) ** 2;
      sums.variance += probability * waldVariance(xE, n[0], xC, n[1]);
      if (lower <= truth && truth <= upper) sums.covered += probability;
      sums.width += probability * (upper - lower);
      if (!region.rejects(xE, xC)) return;
      sums.rejected += probability;
      if (estimate * truth < 0) sums.wrongSign += probability;
      sums.size += probability * Math.abs(estimate);
    };
  });
  return sums;
}

function waldVariance(xE: number, nE: number, xC: number, nC: number): number {
  return (xE * (nE - xE)) / (nE * nE * nE) + (xC * (nC - xC)) / (nC * nC * nC);
}
