import type { Pair } from "../pair.ts";
import type { Scenario } from "../study/schema.ts";
import { tableMethodOf } from "../study/tableMethod.ts";
import type { SizesOfDesign } from "./allocation.ts";
import { allocationOf } from "./allocation.ts";
import type { PowerGoal } from "./checkReachable.ts";
import { checkReachable } from "./checkReachable.ts";
import type { ClosedForm, ClosedFormSize } from "./closedForm.ts";
import { closedFormSampleSize, defaultFormula, roundUp } from "./closedForm.ts";
import { completionRates } from "./outcomeModel.ts";
import type { UnsizedDesign } from "./powerDesign.ts";

export interface ClosedFormGoal extends PowerGoal {
  /** Default: the formula that fits the test. */
  readonly formula?: ClosedForm;
}

/**
 * Randomized subjects per arm by normal approximation, at the event rates that reach the analysis. With
 * "completeCase" the size is divided by the probability of completion, once, before rounding.
 *
 * @throws {@link ArgumentError} if no size can reach the power (see {@link checkReachable}).
 */
export function closedFormSampleSizeOf(
  design: UnsizedDesign & SizesOfDesign,
  scenario: Scenario,
  goal: ClosedFormGoal,
): ClosedFormSize & { readonly formula: ClosedForm } {
  const rates = checkReachable(design, scenario, goal);
  const { alpha, sides } = design.analysis;
  const { formula = defaultFormula(tableMethodOf(design.analysis)), power } = goal;
  const stay: Pair<number> = design.missing === "completeCase" ? completionRates(scenario) : [1, 1];
  const { ratio } = allocationOf(design);
  const allocation = (ratio * stay[0]) / stay[1]; // of the completers
  const analyzed = closedFormSampleSize({ formula, rates, allocation, alpha, sides, power });
  const [nE, nC] = analyzed.unrounded;
  const unrounded: Pair<number> = [nE / stay[0], nC / stay[1]];
  return { unrounded, n: [roundUp(unrounded[0]), roundUp(unrounded[1])], formula };
}
