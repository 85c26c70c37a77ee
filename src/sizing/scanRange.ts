import { normalQuantile } from "../math/normal.ts";
import type { Scenario } from "../study/schema.ts";
import type { Allocation } from "./allocation.ts";
import type { ClosedForm } from "./closedForm.ts";
import { closedFormPowerOf, expectedSizes } from "./closedFormPowerOf.ts";
import { analyzedRates } from "./outcomeModel.ts";
import type { PowerDesign, UnsizedDesign } from "./powerDesign.ts";
import { withSizes } from "./powerDesign.ts";

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
 * lower) exceeds it by one step. The first never holds for small sizes, where a step is large.
 */
export function scanRange(
  design: UnsizedDesign,
  scenario: Scenario,
  { power, allocation, maxPerArm }: ScanGoal,
): ScanRange {
  const goal = normalQuantile(power);
  const sized = (k: number) => withSizes(design, allocation.at(k));
  const largest = leastStep((k) => Math.max(...allocation.at(k)) > maxPerArm) - 1;
  const mayReach = (k: number) => {
    const trial = sized(k);
    const allowance = 2 * latticeStep(trial, scenario);
    return uncorrected.some((formula) => !(zOf(trial, scenario, formula) + allowance < goal));
  };
  const isEnough = (k: number) => {
    const trial = sized(k);
    return zOf(trial, scenario, "pooledCc") >= goal + latticeStep(trial, scenario);
  };
  const enough = leastStep(isEnough, largest + 1);
  return { mayReach, enough: enough > largest ? Infinity : enough, largest };
}

const uncorrected: readonly ClosedForm[] = ["pooled", "unpooled", "arcsine"];

/** Power on the scale of the normal deviate. */
function zOf(design: PowerDesign, scenario: Scenario, formula: ClosedForm): number {
  return normalQuantile(closedFormPowerOf(design, scenario, formula).power);
}

/** What moving one event between the arms does to the deviate of the difference. */
function latticeStep(design: PowerDesign, scenario: Scenario): number {
  const [pE, pC] = analyzedRates(design, scenario);
  const [nE, nC] = expectedSizes(design, scenario);
  return (1 / nE + 1 / nC) / Math.sqrt((pE * (1 - pE)) / nE + (pC * (1 - pC)) / nC);
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
