import type { Pair } from "../pair.ts";
import { plannedMargin } from "../study/plannedTest.ts";
import type { Scenario } from "../study/schema.ts";
import { tableMethodOf } from "../study/tableMethod.ts";
import { closedFormPower } from "./closedForm.ts";
import { marginClosedFormPower } from "./marginClosedForm.ts";
import { analyzedRates, expectedCompleters } from "./outcomeModel.ts";
import type { PowerDesign } from "./powerDesign.ts";
import { designAlternative, randomizedSizes } from "./powerDesign.ts";
import type { PowerFormula } from "./powerFormula.ts";
import { differenceFormula, fittingFormula, marginFormula } from "./powerFormula.ts";

/** Power by a normal approximation, and by which. */
export interface ClosedFormPower {
  readonly power: number;
  readonly formula: PowerFormula;
}

/**
 * Power of a design by normal approximation, at the event rates that reach the analysis. With
 * "completeCase" the expected numbers of completers stand for the random ones.
 *
 * @param formula - Default: the one that fits the test (see {@link fittingFormula}).
 * @throws {@link ArgumentError} for an adjusted analysis, or a formula that does not know the planned margin.
 */
export function closedFormPowerOf(
  design: PowerDesign,
  scenario: Scenario,
  formula: PowerFormula = fittingFormula(tableMethodOf(design.analysis)),
): ClosedFormPower {
  const { alpha } = design.analysis;
  const rates = analyzedRates(design, scenario);
  const n = expectedSizes(design, scenario);
  const margin = plannedMargin(design);
  if (margin) {
    const known = marginFormula(formula, margin.hypothesis);
    return {
      power: marginClosedFormPower({ ...margin, formula: known, rates, alpha }, n),
      formula,
    };
  }
  const request = { rates, n, alpha, alternative: designAlternative(design) };
  return { power: closedFormPower({ ...request, formula: differenceFormula(formula) }), formula };
}

/** Subjects expected in the analysis, per arm. */
export function expectedSizes(design: PowerDesign, scenario: Scenario): Pair<number> {
  if (design.missing === "completeCase") return expectedCompleters(design, scenario);
  return randomizedSizes(design);
}
