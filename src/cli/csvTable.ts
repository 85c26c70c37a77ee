import { csvParseRows } from "d3-dsv";
import { ArgumentError } from "../errors.ts";

/** Cells of a row by the names of their columns. */
export type CsvRow = Readonly<Record<string, string | undefined>>;

export interface CsvTable {
  /** Names in lower case. */
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
}

/**
 * A CSV as objects; the case of the names of columns does not matter, and empty lines are no rows.
 *
 * @param file - What errors call the file.
 * @throws {@link ArgumentError} if a column stands twice, or a row has more or fewer cells than there are columns: a
 *   decimal comma would cut a number in two.
 */
export function csvTable(text: string, file: string): CsvTable {
  const [head = [], ...lines] = csvParseRows(text.replace(/^\uFEFF/, ""));
  const columns = head.map((column) => column.trim().toLowerCase());
  const twice = columns.find((column, k) => columns.indexOf(column) < k);
  if (twice !== undefined) {
    throw new ArgumentError(file, "name each column once", twice);
  }
  const rows: CsvRow[] = [];
  for (const [k, cells] of lines.entries()) {
    if (cells.length === 1 && cells[0] === "") continue;
    if (cells.length !== columns.length) {
      const expectation = `have ${columns.length} cells, as the first row has`;
      throw new ArgumentError(`${file} row ${k + 2}`, expectation, cells.join(","));
    }
    rows.push(Object.fromEntries(columns.map((column, j) => [column, cells[j]!])));
  }
  return { columns, rows };
}
