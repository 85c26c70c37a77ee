import { ArgumentError } from "../errors.ts";
import type { CsvRow } from "./csvTable.ts";

/** The one trial wanted of a file that holds several. */
export interface TrialChoice {
  readonly replicate?: string | undefined;
  readonly scenario?: string | undefined;
}

/** A row of a file, and what errors call it. */
export interface PlacedRow {
  readonly row: CsvRow;
  readonly place: string;
}

/**
 * The rows of one trial, by the columns `scenario` and `replicate` where there are any.
 *
 * @param file - What errors call the file.
 * @throws {@link ArgumentError} if there are several trials, or none.
 */
export function chosenRows(
  table: readonly CsvRow[],
  file: string,
  choice: TrialChoice,
): PlacedRow[] {
  const found = table
    .map((row, k) => ({ row, place: `${file} row ${k + 1}` }))
    .filter(({ row }) => isOf(row, "replicate", choice) && isOf(row, "scenario", choice));
  checkOne(found, "scenario");
  checkOne(found, "replicate");
  if (found.length > 0) return found;
  throw new ArgumentError(file, "hold the subjects of the trial", undefined);
}

const isOf = (row: CsvRow, column: keyof TrialChoice, choice: TrialChoice): boolean =>
  choice[column] === undefined || row[column] === choice[column];

function checkOne(rows: readonly PlacedRow[], column: keyof TrialChoice): void {
  const found = new Set(rows.map(({ row }) => row[column]));
  if (found.size <= 1) return;
  throw new ArgumentError(`--${column}`, `choose one of the ${found.size} in the file`, undefined);
}
