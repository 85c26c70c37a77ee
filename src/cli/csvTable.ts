import { csvParseRows } from "d3-dsv";

/** Cells of a row by the names of their columns. */
export type CsvRow = Readonly<Record<string, string | undefined>>;

export interface CsvTable {
  /** Names in lower case. */
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
}

/** A CSV as objects; the case of the names of columns does not matter, and empty lines are no rows. */
export function csvTable(text: string): CsvTable {
  const [head = [], ...lines] = csvParseRows(text.replace(/^\uFEFF/, ""));
  const columns = head.map((column) => column.trim().toLowerCase());
  const rows = lines
    .filter((cells) => cells.length > 1 || cells[0] !== "")
    .map((cells) => Object.fromEntries(columns.map((column, k) => [column, cells[k] ?? ""])));
  return { columns, rows };
}
