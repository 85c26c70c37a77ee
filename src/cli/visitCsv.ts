import { ArgumentError } from "../errors.ts";
import { readNumber } from "../study/readNumber.ts";
import { type CsvRow, csvTable } from "./csvTable.ts";
import { chosenRows, type TrialChoice } from "./trialChoice.ts";

/** What a row says of a subject at a visit. */
export const visitStatuses = ["observed", "stopped", "skipped", "left"] as const;
export type VisitStatus = (typeof visitStatuses)[number];

/** A row of a CSV of values over visits. */
export interface VisitCsvRow {
  /** For error messages: "trial.csv row 3". */
  readonly place: string;
  readonly subject: string;
  readonly arm: string;
  /** Time or name of the visit; undefined in a file without visits. */
  readonly visit: number | string | undefined;
  /** NaN: none given. */
  readonly baseline: number;
  /** NaN: missing. */
  readonly value: number;
  readonly status: VisitStatus | undefined;
}

export interface VisitCsv {
  readonly rows: readonly VisitCsvRow[];
  readonly hasVisits: boolean;
  /** Whether there is a column `baseline` with a value in it: `simulate` leaves it empty where there is none. */
  readonly hasBaseline: boolean;
  readonly hasStatus: boolean;
  /** Number of the replicate where the file names one. */
  readonly replicate: number;
}

/** Whether a CSV holds values rather than binary outcomes. */
export function holdsValues(text: string, file: string): boolean {
  const { columns } = csvTable(text.slice(0, text.indexOf("\n") + 1) || text, file);
  return columns.includes("value") && !columns.includes("outcome");
}

/**
 * The rows of one trial in a CSV with the columns `arm` and `value` (a number, empty or NA), and perhaps `subject`,
 * `visit`, `baseline`, and `status`: "observed" (also "stopped", off treatment), else "skipped" or "left". The case
 * of a column's name does not matter.
 *
 * @param file - What errors call the file.
 * @throws {@link ArgumentError} naming the column that is missing, the row and column of a cell that cannot be, or
 *   that there are several trials.
 */
export function visitCsv(text: string, file: string, choice: TrialChoice): VisitCsv {
  const table = csvTable(text, file);
  checkColumns(table.columns, file);
  const found = chosenRows(table.rows, file, choice);
  const [first] = found;
  const rows = found.map(({ row, place }) => rowOf(row, place));
  return {
    rows,
    hasVisits: table.columns.includes("visit"),
    hasBaseline: rows.some(({ baseline }) => !Number.isNaN(baseline)),
    hasStatus: table.columns.includes("status"),
    replicate: Number(first!.row["replicate"] ?? 0) || 0,
  };
}

function checkColumns(columns: readonly string[], file: string): void {
  const needed = ["arm", "value", ...(columns.includes("visit") ? ["subject"] : [])];
  if (needed.every((column) => columns.includes(column))) return;
  const expectation = "have the columns subject, visit, arm and value (one visit: arm and value)";
  throw new ArgumentError(file, expectation, columns.join(","));
}

function rowOf(row: CsvRow, place: string): VisitCsvRow {
  const cell = (column: string) => row[column]?.trim() ?? "";
  const hasVisit = row["visit"] !== undefined;
  const status = statusOf(cell("status"), place);
  const value = numberOf(cell("value"), `${place} value`);
  return {
    place,
    subject: hasVisit ? filled(cell("subject"), `${place} subject`) : cell("subject"),
    arm: filled(cell("arm"), `${place} arm`),
    visit:
      row["visit"] === undefined ? undefined : readNumber(filled(cell("visit"), `${place} visit`)),
    baseline: numberOf(cell("baseline"), `${place} baseline`),
    value: status === "left" || status === "skipped" ? NaN : value,
    status,
  };
}

function filled(cell: string, path: string): string {
  if (cell !== "") return cell;
  throw new ArgumentError(path, "be filled in", undefined);
}

function numberOf(cell: string, path: string): number {
  if (cell === "" || cell === "NA") return NaN;
  const value = readNumber(cell);
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new ArgumentError(path, "be a number, empty or NA", cell);
}

function statusOf(cell: string, place: string): VisitStatus | undefined {
  if (cell === "" || cell === "NA") return undefined;
  const status = visitStatuses.find((one) => one === cell.toLowerCase());
  if (status !== undefined) return status;
  throw new ArgumentError(`${place} status`, `be one of ${visitStatuses.join(", ")}`, cell);
}
