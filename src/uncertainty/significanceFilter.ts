import { type TableVisitor, forEachTable } from "../sizing/analyzedTables.ts";
import { analyzedRates } from "../sizing/outcomeModel.ts";
import { designRegion, type PowerDesign } from "../sizing/powerDesign.ts";
import type { Scenario } from "../study/schema.ts";
import { betterRegion } from "./betterRegion.ts";

/** What is left to be seen of a trial when only significant results are looked at. */
export interface SignificanceFilter {
  /** True experimental − control rate, as it reaches the analysis. */
  readonly difference: number;
  /** Probability of a significant result in favor of the experimental arm. */
  readonly significant: number;
  /** Probability of a significant result in the other direction. */
  readonly wrongDirection: number;
  /** Share of the significant results that point the wrong way: the type S error. NaN where none can be. */
  readonly typeS: number;
  /** Mean estimate of the difference among results significant in the better direction. */
  readonly meanEstimate: number;
  /** That mean over the true difference; NaN where that is 0. */
  readonly exaggeration: number;
  /** Mean size of the estimate among all significant results, whichever way they point. */
  readonly meanSize: number;
  /** That mean size over the size of the true difference: the type M error. */
  readonly typeM: number;
}

/**
 * The winner's curse of a trial, by exact enumeration: how large its estimate is on average once it is
 * significant, and how often significance points the wrong way.
 *
 * @param design - The trial whose result is looked at; a two-sided test for the type S error to exist.
 * @param scenario - The truth, with dropout.
 * @see [GelmanCarlin2014] type S and M errors
 */
export function significanceFilter(design: PowerDesign, scenario: Scenario): SignificanceFilter {
  const { better, wrong } = significantResults(design, scenario);
  const [pE, pC] = analyzedRates(design, scenario);
  const difference = pE - pC;
  const either = better.probability + wrong.probability;
  const meanEstimate = better.estimate / better.probability;
  const meanSize = Math.abs(better.estimate - wrong.estimate) / either;
  const unit = Math.abs(difference) < 1e-12 ? NaN : difference;
  return {
    difference,
    significant: better.probability,
    wrongDirection: wrong.probability,
    typeS: wrong.probability / either,
    meanEstimate,
    exaggeration: meanEstimate / unit,
    meanSize,
    typeM: meanSize / Math.abs(unit),
  };
}

/** Probability of significance in each direction, and the sum of the estimates weighted by it. */
function significantResults(design: PowerDesign, scenario: Scenario) {
  const better = { probability: 0, estimate: 0 };
  const wrong = { probability: 0, estimate: 0 };
  forEachTable(design, scenario, ([nE, nC]): TableVisitor => {
    const whole = designRegion(design, [nE, nC]);
    const favorable = betterRegion(design, [nE, nC]);
    return (xE, xC, probability) => {
      if (!whole.rejects(xE, xC)) return;
      const side = favorable.rejects(xE, xC) ? better : wrong;
      side.probability += probability;
      side.estimate += probability * (xE / nE - xC / nC);
    };
  });
  return { better, wrong };
}

/**
 * Probability that the observed difference is at least as good as a given one.
 *
 * @param estimate - Experimental − control rate; "at least as good" is below it where a lower rate is better.
 */
export function estimateAtLeast(design: PowerDesign, scenario: Scenario, estimate: number): number {
  const sign = design.endpoint.better === "higher" ? 1 : -1;
  let sum = 0;
  forEachTable(design, scenario, ([nE, nC]) => (xE, xC, probability) => {
    if (sign * (xE / nE - xC / nC - estimate) >= -1e-12) sum += probability;
  });
  return Math.min(1, sum);
}
