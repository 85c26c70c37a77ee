/** A column of a table made from rows of any kind. */
export interface Column<Row> {
  readonly label: string;
  readonly value: (row: Row) => string | number;
}

/** The rows as comma-separated text (RFC 4180) with a line of labels. */
export function csvText<Row>(columns: readonly Column<Row>[], rows: Iterable<Row>): string {
  const lines = [columns.map(({ label }) => quote(label)).join(",")];
  for (const row of rows) lines.push(columns.map(({ value }) => quote(value(row))).join(","));
  return `${lines.join("\r\n")}\r\n`;
}

function quote(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
