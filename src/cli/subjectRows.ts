import { ArgumentError } from "../errors.ts";
import { type CsvRow, csvTable } from "./csvTable.ts";
import { chosenRows, type TrialChoice } from "./trialChoice.ts";

/** A subject of a CSV. */
export interface SubjectRow {
  readonly arm: string;
  /** 1 the event, 0 none; undefined where it was not observed. */
  readonly outcome: 0 | 1 | undefined;
}

/**
 * The subjects of one trial in a CSV with the columns `arm`, `outcome` (1 the event, 0 none, empty or NA
 * not observed) and, where there is one, `dropout` (1: the outcome does not count as observed).
 *
 * @param file - What errors call the file.
 * @throws {@link ArgumentError} for a column that is missing, a cell that cannot be, or several trials.
 */
export function subjectRows(text: string, file: string, choice: TrialChoice): SubjectRow[] {
  const { columns, rows } = csvTable(text, file);
  for (const column of ["arm", "outcome"]) {
    if (columns.includes(column)) continue;
    throw new ArgumentError(file, "have the columns arm and outcome", columns.join(","));
  }
  return chosenRows(rows, file, choice).map(({ row, place }) => ({
    arm: row["arm"]!,
    outcome: outcomeOf(row, place),
  }));
}

function outcomeOf(row: CsvRow, place: string): SubjectRow["outcome"] {
  const outcome = cellOf(row, "outcome", place);
  return cellOf(row, "dropout", place) === 1 ? undefined : outcome;
}

function cellOf(row: CsvRow, column: string, place: string): 0 | 1 | undefined {
  const cell = row[column]?.trim() ?? "";
  if (cell === "" || cell === "NA") return undefined;
  if (cell === "0" || cell === "1") return cell === "1" ? 1 : 0;
  throw new ArgumentError(`${place} ${column}`, "be 1, 0, empty or NA", cell);
}
