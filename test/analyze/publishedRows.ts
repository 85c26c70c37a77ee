import { readFileSync } from "node:fs";
import { csvParse } from "d3-dsv";

export interface PublishedRow {
  readonly id: string;
  readonly source: string;
  readonly method: string;
  readonly inputs: string;
  readonly expected: string;
}

/** Rows of `test/reference/published.csv` whose id begins with `prefix`. */
export function publishedRows(prefix: string): readonly PublishedRow[] {
  const text = readFileSync(new URL("../reference/published.csv", import.meta.url), "utf8");
  const rows = csvParse(text) as unknown as PublishedRow[];
  return rows.filter(({ id }) => id.startsWith(prefix));
}

/** Numbers of a text, in order. */
export function numbersIn(text: string): number[] {
  return (text.match(/[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?/gi) ?? []).map(Number);
}

/** Half a unit of the last digit printed. */
export function halfUnit(printed: string): number {
  const digits = /\.(\d+)/.exec(printed)?.[1]?.length ?? 0;
  return 0.5 * 10 ** -digits;
}
