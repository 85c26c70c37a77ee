import type { PowerFormula } from "../sizing/powerFormula.ts";

/** Power of one scenario, by as many methods as were asked for. */
export interface PowerResult<Formula = PowerFormula> {
  /** Name of the scenario. */
  readonly scenario: string;
  readonly closedForm?: { readonly power: number; readonly formula: Formula };
  readonly exact?: { readonly power: number };
  readonly monteCarlo?: MonteCarloPower;
}

/** Power as the share of simulated trials that reject. */
export interface MonteCarloPower {
  readonly power: number;
  /** Monte Carlo standard error of `power`. */
  readonly standardError: number;
  readonly replicates: number;
  readonly seed: number;
}
