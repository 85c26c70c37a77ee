import { digitsFor, percent } from "./format.ts";
import type { PowerResult } from "./powerResult.ts";

/** The power to quote where there is room for one: exact before simulated before approximate. */
export interface BestPower {
  readonly value: number;
  /** "79.6%", with the digits that it supports. */
  readonly text: string;
  /** To follow "computed by". */
  readonly method: "exact enumeration" | "simulation" | "a normal approximation";
}

/** The best power of a scenario; undefined where none was computed. */
export function bestPower({ exact, monteCarlo, closedForm }: PowerResult): BestPower | undefined {
  if (exact !== undefined) return told(exact.power, "exact enumeration");
  if (monteCarlo !== undefined && Number.isFinite(monteCarlo.power)) {
    return told(monteCarlo.power, "simulation", digitsFor(monteCarlo.standardError));
  }
  return closedForm && told(closedForm.power, "a normal approximation");
}

const told = (value: number, method: BestPower["method"], digits = 1): BestPower => ({
  value,
  text: percent(value, digits),
  method,
});
