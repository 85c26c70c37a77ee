import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import { closedFormPowerOf } from "../sizing/closedFormPowerOf.ts";
import { exactPower } from "../sizing/exactPower.ts";
import { withSizes } from "../sizing/powerDesign.ts";
import type { PowerFormula } from "../sizing/powerFormula.ts";
import { visitNotAvailable } from "../sizing/visitNotAvailable.ts";
import type { UnsizedVisitDesign, VisitPowerDesign } from "../sizing/visitPowerDesign.ts";
import { type VisitFormula, visitPowerOf } from "../sizing/visitPowerOf.ts";
import { type ResponderTable, visitResponderDesign } from "../sizing/visitResponderDesign.ts";
import type { VisitScenario } from "../study/visitSchema.ts";

/** What was found without simulation, or why there is nothing, to be read after "because". */
export type Formal<Found> =
  | { readonly found: Found; readonly notAvailable?: never }
  | { readonly found?: never; readonly notAvailable: string };

export interface FormalPower {
  readonly power: number;
  readonly formula: VisitFormula | PowerFormula;
  /** What the formula leaves out of account. */
  readonly notes: readonly string[];
}

/**
 * Power by formula: noncentral t and its like for means, the normal approximation that fits the test for responders.
 *
 * @throws {@link ArgumentError} for a `formula` where means are compared: they have one each.
 */
export function visitClosedForm(
  design: VisitPowerDesign,
  scenario: VisitScenario,
  formula?: PowerFormula,
): Formal<FormalPower> {
  const table = responderTable(design, scenario);
  if (table === undefined) {
    checkNoFormula(formula);
    const found = visitPowerOf(design, scenario);
    if (found.notAvailable !== undefined) return { notAvailable: found.notAvailable };
    const { power, formula: used, notes } = found;
    return { found: { power, formula: used, notes } };
  }
  if (table.found === undefined) return table;
  const sized = withSizes(table.found.design, sizesOf(design));
  return { found: { ...closedFormPowerOf(sized, table.found.scenario, formula), notes: [] } };
}

/** Power as a sum over all tables, which only responders have. */
export function visitExact(
  design: VisitPowerDesign,
  scenario: VisitScenario,
): Formal<{ readonly power: number }> {
  const table = responderTable(design, scenario);
  if (table === undefined) return { notAvailable: noTables };
  if (table.found === undefined) return table;
  const sized = withSizes(table.found.design, sizesOf(design));
  return { found: { power: exactPower(sized, table.found.scenario) } };
}

/** Why means have no exact power; the closed form is exact where it can be. */
export const noTables =
  "means are no counts, of which all tables could be summed (for t and welch the closed form is exact where nothing is missing)";

/** Responders as a binary endpoint; undefined where means are compared. */
export function responderTable(
  design: UnsizedVisitDesign,
  scenario: VisitScenario,
): Formal<ResponderTable> | undefined {
  const { endpoint } = design;
  if (endpoint.type !== "responder") return undefined;
  const reason = visitNotAvailable(design, scenario);
  if (reason !== undefined) return { notAvailable: reason };
  return { found: visitResponderDesign({ ...design, endpoint }, scenario) };
}

/** @throws {@link ArgumentError} for a formula where there is no choice. */
export function checkNoFormula(formula: PowerFormula | undefined): void {
  if (formula === undefined) return;
  throw new ArgumentError("formula", "not be there for means, which have one formula", formula);
}

/** A reason as a sentence. */
export const sentence = (reason: string): string =>
  `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;

const sizesOf = ({ arms }: VisitPowerDesign): Pair<number> => [arms[0].n, arms[1].n];
