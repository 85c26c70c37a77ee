import { capitalized } from "./tableSentences.ts";
import { finePValue } from "./numberText.ts";
import type { Reanalysis } from "./reanalysis.ts";

/** A table's P value by one test, in the panel of its table. */
export interface DotRow {
  readonly facet: string;
  readonly label: string;
  readonly p: number;
  readonly text: string;
  readonly isAsPrinted: boolean;
}

/** P values that round to the printed one. */
export interface PrintedWindow {
  readonly facet: string;
  readonly from: number;
  readonly below: number;
}

const smallest = 1e-12; // what lies below is drawn here; its number is still written

/** "Response, printed .004". */
export const facetName = ({ table }: Reanalysis): string =>
  table.printed ? `${table.outcome}, printed ${table.printed.text}` : table.outcome;

/** One row a test; Pearson's and the pooled z test, which are one when two-sided, share theirs. */
export function dotRows(reading: Reanalysis): DotRow[] {
  const rows = reading.tests.filter(({ method }) => method !== "zPooled");
  return rows.map(({ method, label, pValue, isAsPrinted }) => ({
    facet: facetName(reading),
    label: method === "pearson" ? "Pearson, z pooled" : capitalized(label),
    p: Math.max(smallest, pValue),
    text: finePValue(pValue),
    isAsPrinted: isAsPrinted === true,
  }));
}

/** The window of a table with a printed P value, else nothing. */
export function printedWindows(reading: Reanalysis): PrintedWindow[] {
  const { printed } = reading.table;
  if (!printed) return [];
  const from = Math.max(smallest, printed.from);
  return [{ facet: facetName(reading), from, below: printed.below }];
}

/** All P values, windows and alpha, with room for the numbers to the right of the dots. */
export function dotDomain(
  rows: readonly DotRow[],
  windows: readonly PrintedWindow[],
  alpha: number,
): [number, number] {
  const ends = windows.flatMap(({ from, below }) => (from > smallest ? [from, below] : [below]));
  const values = [...rows.map(({ p }) => p), ...ends, alpha];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return [least / 1.4, most * (most / least) ** 0.22 * 1.3];
}
