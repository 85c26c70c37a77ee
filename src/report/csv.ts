import { csvFormatRow } from "d3-dsv";

export type CsvValue = string | number | boolean | undefined;

/**
 * A table as CSV, quoted as in RFC 4180, with a header and line feeds, line by line: a long table need
 * not be held in memory. A number that is not defined is an empty cell, true is 1.
 */
export function* csvLines(
  columns: readonly string[],
  rows: Iterable<readonly CsvValue[]>,
): Generator<string> {
  yield `${csvFormatRow([...columns])}\n`;
  for (const row of rows) yield `${csvFormatRow(row.map(cell))}\n`;
}

function cell(value: CsvValue): string {
  if (typeof value === "boolean") return value ? "1" : "0";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  return value ?? "";
}
