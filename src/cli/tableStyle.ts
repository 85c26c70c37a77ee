import { csvLine, type CsvValue } from "../report/csv.ts";

type Rows = Iterable<readonly CsvValue[]>;

/** How a table is written in parts, each part some of its rows. */
export interface TableStyle {
  readonly before: string;
  readonly between: string;
  readonly after: string;
  part(rows: Rows): string;
}

/** CSV with a header. */
export function csvStyle(columns: readonly string[]): TableStyle {
  const part = (rows: Rows) => Array.from(rows, csvLine).join("");
  return { before: csvLine(columns), between: "", after: "", part };
}

/** A JSON list of objects, a row a line. */
export function jsonStyle(columns: readonly string[]): TableStyle {
  const line = (row: readonly CsvValue[]) =>
    JSON.stringify(Object.fromEntries(columns.map((column, k) => [column, row[k] ?? null])));
  const part = (rows: Rows) => Array.from(rows, line).join(",\n");
  return { before: "[\n", between: ",\n", after: "\n]\n", part };
}
