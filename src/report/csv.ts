import { csvFormatRow } from "d3-dsv";

export type CsvValue = string | number | boolean | undefined;

/** A row of CSV with its line feed, quoted as in RFC 4180. A number that is not defined is an empty cell, true is 1. */
export function csvLine(row: readonly CsvValue[]): string {
  return `${csvFormatRow(row.map(cell))}\n`;
}

/**
 * A table as CSV with a header, line by line: a long table need not be held in memory.
 */
export function* csvLines(
  columns: readonly string[],
  rows: Iterable<readonly CsvValue[]>,
): Generator<string> {
  yield csvLine(columns);
  for (const row of rows) yield csvLine(row);
}

function cell(value: CsvValue): string {
  if (typeof value === "boolean") return value ? "1" : "0";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  return value ?? "";
}
