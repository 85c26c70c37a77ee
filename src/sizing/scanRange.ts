import { normalQuantile } from "../math/normal.ts";
import { plannedMargin } from "../study/plannedTest.ts";
import type { Scenario } from "../study/schema.ts";
import type { Allocation } from "./allocation.ts";
import { closedFormPowerOf, expectedSizes } from "./closedFormPowerOf.ts";
import { marginLimitPowers } from "./marginClosedForm.ts";
import { analyzedRates } from "./outcomeModel.ts";
import type { PowerDesign, UnsizedDesign } from "./powerDesign.ts";
import { withSizes } from "./powerDesign.ts";
import type { PowerFormula } from "./powerFormula.ts";

/** What is known of the steps of an allocation before any exact power is computed. */
export interface ScanRange {
  /** Whether the exact power of step k may reach the goal. */
  mayReach(k: number): boolean;
  /** From this step on the power holds by far; Infinity if beyond `largest`. */
  readonly enough: number;
  /** Largest step within the limit per arm. */
  readonly largest: number;
}

export interface ScanGoal {
  readonly power: number;
  readonly allocation: Allocation;
  readonly maxPerArm: number;
}

/**
 * Where to look for a sample size. Exact power differs from its normal approximation mainly because
 * outcomes lie on a lattice: moving one event between the arms moves z by one step,
 * (1/nE + 1/nC) / standard error. So a size can be passed over when every uncorrected approximation
 * plus two steps misses the power, and is large enough when the continuity-corrected one (half a step
 * lower) exceeds it by one step. The first never holds for small sizes, where a step is large. With two
 * limits the power against the nearer one bounds that against both.
 */
export function scanRange(
  design: UnsizedDesign,
  scenario: Scenario,
  { power, allocation, maxPerArm }: ScanGoal,
): ScanRange {
  const goal = normalQuantile(power);
  const { best, worst, step } = plannedMargin(design) ? withMargin : withoutMargin;
  const sized = (k: number) => withSizes(design, allocation.at(k));
  const largest = leastStep((k) => Math.max(...allocation.at(k)) > maxPerArm) - 1;
  const mayReach = (k: number) => {
    const trial = sized(k);
    return !(best(trial, scenario) + 2 * step(trial, scenario) < goal);
  };
  const isEnough = (k: number) => {
    const trial = sized(k);
    return worst(trial, scenario) >= goal + step(trial, scenario);
  };
  const enough = leastStep(isEnough, largest + 1);
  return { mayReach, enough: enough > largest ? Infinity : enough, largest };
}

/** A number of a design on the scale of the normal deviate. */
type Deviate = (design: PowerDesign, scenario: Scenario) => number;

/** The most and the least that the normal approximations promise, and one step of the lattice. */
interface Approximations {
  readonly best: Deviate;
  readonly worst: Deviate;
  readonly step: Deviate;
}

const zOf = (design: PowerDesign, scenario: Scenario, formula: PowerFormula): number =>
  normalQuantile(closedFormPowerOf(design, scenario, formula).power);

const withoutMargin: Approximations = {
  best: (design, scenario) =>
    Math.max(
      ...(["pooled", "unpooled", "arcsine"] as const).map((formula) =>
        zOf(design, scenario, formula),
      ),
    ),
  worst: (design, scenario) => zOf(design, scenario, "pooledCc"),
  step: (design, scenario) => latticeStep(design, scenario, 1),
};

const marginFormulas = ["farringtonManning", "unpooled"] as const;

const withMargin: Approximations = {
  best: (design, scenario) => {
    const margin = plannedMargin(design)!;
    const rates = analyzedRates(design, scenario);
    const n = expectedSizes(design, scenario);
    const { alpha } = design.analysis;
    const powers = marginFormulas.map((formula) =>
      Math.min(...marginLimitPowers({ ...margin, formula, rates, alpha }, n)),
    );
    return normalQuantile(Math.max(...powers));
  },
  worst: (design, scenario) => {
    const z = marginFormulas.map((formula) => zOf(design, scenario, formula));
    return Math.min(...z) - withMargin.step(design, scenario) / 2;
  },
  step: (design, scenario) => {
    const { measure, margin = 1 } = plannedMargin(design)!;
    return latticeStep(design, scenario, measure === "riskRatio" ? margin : 1);
  },
};

/** What moving one event between the arms does to the deviate of p̂_E − weight × p̂_C; nothing where outcomes are certain. */
function latticeStep(design: PowerDesign, scenario: Scenario, weight: number): number {
  const [pE, pC] = analyzedRates(design, scenario);
  const [nE, nC] = expectedSizes(design, scenario);
  const variance = (pE * (1 - pE)) / nE + (weight * weight * pC * (1 - pC)) / nC;
  return variance > 0 ? (1 / nE + weight / nC) / Math.sqrt(variance) : 0;
}

/** Least step with a property that, once reached, stays; at most `limit`. */
function leastStep(has: (k: number) => boolean, limit = Infinity): number {
  let low = 0;
  let high = 1;
  while (high < limit && !has(high)) {
    low = high;
    high = Math.min(limit, 2 * high);
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (has(middle)) high = middle;
    else low = middle;
  }
  return high;
}
