import { alternativeOf } from "../analyze/alternative.ts";
import type { Pair } from "../pair.ts";
import type { Scenario } from "../study/schema.ts";
import type { ClosedForm } from "./closedForm.ts";
import { closedFormPower, defaultFormula } from "./closedForm.ts";
import type { PowerDesign } from "./exactPower.ts";
import { analyzedRates, expectedCompleters } from "./outcomeModel.ts";

/** Power by a normal approximation, and by which. */
export interface ClosedFormPower {
  readonly power: number;
  readonly formula: ClosedForm;
}

/**
 * Power of a design by normal approximation, at the event rates that reach the analysis. With
 * "completeCase" the expected numbers of completers stand for the random ones.
 *
 * @param formula - Default: the one that fits the test (see {@link defaultFormula}).
 */
export function closedFormPowerOf(
  design: PowerDesign,
  scenario: Scenario,
  formula: ClosedForm = defaultFormula(design.analysis.method),
): ClosedFormPower {
  const { alpha, sides } = design.analysis;
  const alternative = alternativeOf({ sides, better: design.endpoint.better });
  const rates = analyzedRates(design, scenario);
  const n = analyzedSizes(design, scenario);
  return { power: closedFormPower({ formula, rates, n, alpha, alternative }), formula };
}

/** Subjects expected in the analysis, per arm. */
export function analyzedSizes(design: PowerDesign, scenario: Scenario): Pair<number> {
  if (design.missing === "completeCase") return expectedCompleters(design, scenario);
  return [design.arms[0].n, design.arms[1].n];
}
