import { designAlternative } from "../sizing/powerDesign.ts";
import type { PowerFormula } from "../sizing/powerFormula.ts";
import { plannedMargin } from "../study/plannedTest.ts";
import type { SizedDesign } from "../study/requireSized.ts";
import type { Scenario } from "../study/schema.ts";
import { rExpectedSizes } from "./rInputs.ts";
import { rString } from "./rText.ts";

/** Calls of functions that others wrote, where they compute the same closed form. */
export function rOtherPackages(
  design: SizedDesign,
  scenario: Scenario,
  formula: PowerFormula,
): string[] {
  if (plannedMargin(design) || designAlternative(design) === "less") return [];
  const { sides } = design.analysis;
  const sided = sides === 2 ? "two.sided" : "one.sided";
  const print = (software: string, expression: string) =>
    `show(${rString(`${scenario.name}, ${software}`)}, ${expression})`;
  const isPooled = formula === "pooled" || formula === "farringtonManning";
  const calls: string[] = [];
  if (isPooled) {
    calls.push(
      `if (nE == nC && nE == round(nE)) ${print(
        "stats::power.prop.test",
        `power.prop.test(nE, pE, pC, alpha, alternative = "${sided}", strict = ${sides === 2 ? "TRUE" : "FALSE"})$power`,
      )}`,
    );
  }
  if (formula === "arcsine") {
    calls.push(
      `if (requireNamespace("pwr", quietly = TRUE)) ${print(
        "pwr::pwr.2p2n.test",
        `pwr::pwr.2p2n.test(pwr::ES.h(pE, pC), nE, nC, alpha, alternative = side)$power`,
      )}`,
    );
  }
  if (isPooled && sides === 1) {
    calls.push(
      `if (requireNamespace("rpact", quietly = TRUE) && nE == round(nE) && nC == round(nC)) ${print(
        "rpact::getPowerRates",
        `rpact::getPowerRates(alpha = alpha, sided = 1, pi1 = pE, pi2 = pC, allocationRatioPlanned = nE / nC, maxNumberOfSubjects = nE + nC)$overallReject`,
      )}`,
    );
  }
  return calls.length === 0 ? [] : [rExpectedSizes(design.missing), ...calls];
}
