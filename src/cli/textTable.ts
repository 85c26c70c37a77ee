/** A column of a table: numbers stand at the right. */
export interface TextColumn {
  readonly head: string;
  readonly align: "left" | "right";
  readonly cells: readonly string[];
}

/** Columns side by side, two spaces apart, with their heads; ends in a line feed. */
export function textTable(columns: readonly TextColumn[]): string {
  const widths = columns.map(({ head, cells }) => Math.max(...[head, ...cells].map(widthOf)));
  const line = (cellOf: (column: TextColumn) => string) =>
    columns
      .map((column, k) => pad(cellOf(column), widths[k]!, column.align))
      .join("  ")
      .trimEnd();
  const rows = columns[0]?.cells.map((_, row) => line(({ cells }) => cells[row] ?? "")) ?? [];
  return `${[line(({ head }) => head), ...rows].join("\n")}\n`;
}

/** Places on a terminal: a combining mark takes none, a wide character is taken for one. */
const widthOf = (text: string): number => [...text.replace(/\p{M}/gu, "")].length;

function pad(text: string, width: number, align: TextColumn["align"]): string {
  const space = " ".repeat(width - widthOf(text));
  return align === "left" ? text + space : space + text;
}
