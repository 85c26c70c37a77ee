import { csvParse, type DSVRowString } from "d3-dsv";
import { ArgumentError } from "../errors.ts";

/** A subject of a CSV. */
export interface SubjectRow {
  readonly arm: string;
  /** 1 the event, 0 none; undefined where it was not observed. */
  readonly outcome: 0 | 1 | undefined;
}

/** The one trial wanted of a file that holds several. */
export interface TrialChoice {
  readonly replicate?: string | undefined;
  readonly scenario?: string | undefined;
}

type Row = DSVRowString;

/**
 * The subjects of one trial in a CSV with the columns `arm`, `outcome` (1 the event, 0 none, empty or NA
 * not observed) and, where there is one, `dropout` (1: the outcome does not count as observed).
 *
 * @param file - What errors call the file.
 * @throws {@link ArgumentError} for a column that is missing, a cell that cannot be, or several trials.
 */
export function subjectRows(text: string, file: string, choice: TrialChoice): SubjectRow[] {
  const table = csvParse(text.replace(/^\uFEFF/, ""));
  for (const column of ["arm", "outcome"]) {
    if (table.columns.includes(column)) continue;
    throw new ArgumentError(file, "have the columns arm and outcome", table.columns.join(","));
  }
  const subjects = table
    .map((row, k) => ({ row, place: `${file} row ${k + 1}` }))
    .filter(({ row }) => isOf(row, "replicate", choice) && isOf(row, "scenario", choice));
  const rows = subjects.map(({ row }) => row);
  checkOne(rows, "scenario");
  checkOne(rows, "replicate");
  if (rows.length === 0) throw new ArgumentError(file, "hold the subjects of the trial", undefined);
  return subjects.map(({ row, place }) => ({ arm: row["arm"]!, outcome: outcomeOf(row, place) }));
}

const isOf = (row: Row, column: keyof TrialChoice, choice: TrialChoice): boolean =>
  choice[column] === undefined || row[column] === choice[column];

function checkOne(rows: readonly Row[], column: keyof TrialChoice): void {
  const found = new Set(rows.map((row) => row[column]));
  if (found.size <= 1) return;
  throw new ArgumentError(`--${column}`, `choose one of the ${found.size} in the file`, undefined);
}

function outcomeOf(row: Row, place: string): SubjectRow["outcome"] {
  const outcome = cellOf(row, "outcome", place);
  return cellOf(row, "dropout", place) === 1 ? undefined : outcome;
}

function cellOf(row: Row, column: string, place: string): 0 | 1 | undefined {
  const cell = row[column]?.trim() ?? "";
  if (cell === "" || cell === "NA") return undefined;
  if (cell === "0" || cell === "1") return cell === "1" ? 1 : 0;
  throw new ArgumentError(`${place} ${column}`, "be 1, 0, empty or NA", cell);
}
