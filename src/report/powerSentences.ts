import type { PowerFormula } from "../sizing/powerFormula.ts";
import type { VisitFormula } from "../sizing/visitPowerOf.ts";
import { count, errorPoints, digitsFor, percent, plural } from "./format.ts";
import { formulaNames } from "./methodNames.ts";
import type { MonteCarloPower, PowerResult } from "./powerResult.ts";
import { visitFormulaNames } from "./visitNames.ts";

/** The power found, the best method first: exact, then simulated, then by normal approximation. */
export function powerSentences(result: PowerResult<PowerFormula | VisitFormula>): string[] {
  const found = [exact(result), simulated(result.monteCarlo), approximate(result)];
  const [first, ...others] = found.filter((phrase) => phrase !== undefined);
  if (first === undefined) return [];
  return [
    `Under these assumptions the power is ${first.power} by ${first.method}.`,
    ...others.map(({ power, method }) => `${capitalized(method)} gives ${power}.`),
  ];
}

interface Phrase {
  /** "79.6%", with the uncertainty where there is one. */
  readonly power: string;
  /** To follow "by". */
  readonly method: string;
}

function exact({ exact }: PowerResult<PowerFormula | VisitFormula>): Phrase | undefined {
  return (
    exact && { power: percent(exact.power), method: "exact enumeration of all possible tables" }
  );
}

function simulated(result: MonteCarloPower | undefined): Phrase | undefined {
  if (result === undefined) return undefined;
  const { replicates, seed } = result;
  const method = `simulation of ${plural(replicates, "trial")} (seed ${seed})`;
  return { power: simulatedPower(result), method };
}

/** "79.5% (Monte Carlo standard error 0.4 percentage points)", "100.0% (all of 10,000 rejected)". */
export function simulatedPower({ power, standardError, replicates }: MonteCarloPower): string {
  if (!Number.isFinite(power)) return "no estimate";
  const share = percent(power, digitsFor(standardError));
  if (power === 0 || power === 1) {
    return `${share} (${power === 0 ? "none" : "all"} of ${count(replicates)} rejected)`;
  }
  return `${share} (Monte Carlo standard error ${errorPoints(standardError)} percentage points)`;
}

function approximate({ closedForm }: PowerResult<PowerFormula | VisitFormula>): Phrase | undefined {
  if (closedForm === undefined) return undefined;
  return { power: percent(closedForm.power), method: formulaText(closedForm.formula) };
}

/** "the normal approximation (unpooled variance)", "the closed form (noncentral t distribution)". */
function formulaText(formula: PowerFormula | VisitFormula): string {
  if (formula in formulaNames) {
    return `the normal approximation (${formulaNames[formula as PowerFormula]})`;
  }
  return `the closed form (${visitFormulaNames[formula as VisitFormula]})`;
}

const capitalized = (text: string): string => text[0]!.toUpperCase() + text.slice(1);
