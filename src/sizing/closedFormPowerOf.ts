import type { Pair } from "../pair.ts";
import type { Scenario } from "../study/schema.ts";
import { tableMethodOf } from "../study/tableMethod.ts";
import type { ClosedForm } from "./closedForm.ts";
import { closedFormPower, defaultFormula } from "./closedForm.ts";
import { analyzedRates, expectedCompleters } from "./outcomeModel.ts";
import type { PowerDesign } from "./powerDesign.ts";
import { designAlternative, randomizedSizes } from "./powerDesign.ts";

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
  formula: ClosedForm = defaultFormula(tableMethodOf(design.analysis)),
): ClosedFormPower {
  const { alpha } = design.analysis;
  const alternative = designAlternative(design);
  const rates = analyzedRates(design, scenario);
  const n = expectedSizes(design, scenario);
  return { power: closedFormPower({ formula, rates, n, alpha, alternative }), formula };
}

/** Subjects expected in the analysis, per arm. */
export function expectedSizes(design: PowerDesign, scenario: Scenario): Pair<number> {
  if (design.missing === "completeCase") return expectedCompleters(design, scenario);
  return randomizedSizes(design);
}
