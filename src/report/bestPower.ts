import { digitsFor, percent } from "./format.ts";
import { formulaNames } from "./methodNames.ts";
import type { PowerResult } from "./powerResult.ts";

/** The power to quote where there is room for one: exact before simulated before approximate. */
export interface BestPower {
  readonly value: number;
  /** "79.6%", with the digits that it supports. */
  readonly text: string;
  /** To follow "computed by". */
  readonly method: "exact enumeration" | "simulation" | "a normal approximation" | "a closed form";
}

/** The best power of a scenario; undefined where none was computed. */
export function bestPower({
  exact,
  monteCarlo,
  closedForm,
}: PowerResult<string>): BestPower | undefined {
  if (exact !== undefined) return told(exact.power, "exact enumeration");
  if (monteCarlo !== undefined && Number.isFinite(monteCarlo.power)) {
    return told(monteCarlo.power, "simulation", digitsFor(monteCarlo.standardError));
  }
  if (closedForm === undefined) return undefined;
  const isNormal = closedForm.formula in formulaNames;
  return told(closedForm.power, isNormal ? "a normal approximation" : "a closed form");
}

const told = (value: number, method: BestPower["method"], digits = 1): BestPower => ({
  value,
  text: percent(value, digits),
  method,
});
