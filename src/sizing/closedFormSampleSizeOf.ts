import type { Pair } from "../pair.ts";
import { plannedMargin } from "../study/plannedTest.ts";
import type { Scenario } from "../study/schema.ts";
import { tableMethodOf } from "../study/tableMethod.ts";
import type { SizesOfDesign } from "./allocation.ts";
import { allocationOf } from "./allocation.ts";
import type { PowerGoal } from "./checkReachable.ts";
import { checkReachable } from "./checkReachable.ts";
import type { ClosedFormSize } from "./closedForm.ts";
import { closedFormSampleSize, roundUp } from "./closedForm.ts";
import { marginSampleSize } from "./marginClosedForm.ts";
import { completionRates } from "./outcomeModel.ts";
import type { UnsizedDesign } from "./powerDesign.ts";
import type { PowerFormula } from "./powerFormula.ts";
import { differenceFormula, fittingFormula, marginFormula } from "./powerFormula.ts";

export interface ClosedFormGoal extends PowerGoal {
  /** Default: the formula that fits the test. */
  readonly formula?: PowerFormula;
}

/**
 * Randomized subjects per arm by normal approximation, at the event rates that reach the analysis. With
 * "completeCase" the size is divided by the probability of completion, once, before rounding.
 *
 * @throws {@link ArgumentError} if no size can reach the power (see {@link checkReachable}), for an adjusted
 *   analysis, or a formula that does not know the planned margin.
 */
export function closedFormSampleSizeOf(
  design: UnsizedDesign & SizesOfDesign,
  scenario: Scenario,
  goal: ClosedFormGoal,
): ClosedFormSize & { readonly formula: PowerFormula } {
  const rates = checkReachable(design, scenario, goal);
  const { formula = fittingFormula(tableMethodOf(design.analysis)), power } = goal;
  const stay: Pair<number> = design.missing === "completeCase" ? completionRates(scenario) : [1, 1];
  const { ratio } = allocationOf(design);
  const allocation = (ratio * stay[0]) / stay[1]; // of the completers
  const analyzed = analyzedSize(design, formula, { rates, allocation, power });
  const [nE, nC] = analyzed.unrounded;
  const unrounded: Pair<number> = [nE / stay[0], nC / stay[1]];
  return { unrounded, n: [roundUp(unrounded[0]), roundUp(unrounded[1])], formula };
}

/** Subjects analyzed, per arm. */
function analyzedSize(
  design: UnsizedDesign,
  formula: PowerFormula,
  wanted: {
    readonly rates: Pair<number>;
    readonly allocation: number;
    readonly power: number;
  },
): ClosedFormSize {
  const { alpha, sides } = design.analysis;
  const margin = plannedMargin(design);
  if (margin === undefined) {
    return closedFormSampleSize({ ...wanted, formula: differenceFormula(formula), alpha, sides });
  }
  const known = marginFormula(formula, margin.hypothesis);
  return marginSampleSize({ ...wanted, ...margin, formula: known, alpha });
}
