import type { TableColumn } from "./documentModel.ts";

/** Share of a table's width that each column takes; columns without a width divide the rest. */
export function columnShares(columns: readonly TableColumn[]): number[] {
  const given = columns.reduce((sum, { width = 0 }) => sum + width, 0);
  const open = columns.filter(({ width }) => width === undefined).length;
  return columns.map(({ width }) => width ?? (1 - given) / open);
}
