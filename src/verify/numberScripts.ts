import { closedFormPowerOf } from "../sizing/closedFormPowerOf.ts";
import type { PowerFormula } from "../sizing/powerFormula.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import type { Scenario } from "../study/schema.ts";
import { rInputs } from "./rInputs.ts";
import { rClosedForm, rExactPower, rPlannedTest, rPowerOf, rSimulation } from "./rPower.ts";

/** One scenario of a study with all the sizes. */
export interface VerifiedScenario {
  readonly study: SizedStudy;
  readonly scenario: Scenario;
}

/** R code whose value is the closed-form power. */
export function closedFormScript(
  { study, scenario }: VerifiedScenario,
  formula: PowerFormula = closedFormPowerOf(study.design, scenario).formula,
): string {
  return [rInputs(study.design, scenario), rClosedForm(study.design, formula), "power"].join("\n");
}

/** R code whose value is the exact power. */
export function exactScript({ study, scenario }: VerifiedScenario): string {
  const { design } = study;
  const power = rExactPower(design, scenario);
  return [rInputs(design, scenario), rPlannedTest(design), rPowerOf, power, "power"].join("\n");
}

/** R code whose value is the power by independent simulation. */
export function simulationScript({ study, scenario }: VerifiedScenario): string {
  const { design, simulation } = study;
  const run = rSimulation(design, simulation);
  return [rInputs(design, scenario), rPlannedTest(design), run, "power"].join("\n");
}
