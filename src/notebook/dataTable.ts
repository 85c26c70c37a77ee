import type { Column } from "./csvText.ts";
import { element } from "./element.ts";

export interface DataTable extends HTMLDetailsElement {
  /** Draws the rows anew if the table is open; a closed one costs nothing. */
  refresh(): void;
}

export interface TableOptions<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: () => readonly Row[];
  readonly caption: string;
}

const maxRows = 500; // more than anyone reads; the CSV has them all

/** The numbers behind a figure, one click away. */
export function dataTable<Row>({ columns, rows, caption }: TableOptions<Row>): DataTable {
  const title = element("span", { class: "visually-hidden" }, ` of “${caption}”`);
  const holder = element("div", { class: "data-table", role: "region", tabindex: 0 });
  holder.setAttribute("aria-label", `Data of “${caption}”`);
  const details = element("details", {}, element("summary", {}, "Show data", title), holder);
  const refresh = () => {
    if (details.open) holder.replaceChildren(drawTable(columns, rows()));
  };
  details.addEventListener("toggle", refresh);
  return Object.assign(details, { refresh });
}

function drawTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): HTMLTableElement {
  const head = element(
    "tr",
    {},
    ...columns.map(({ label }) => element("th", { scope: "col" }, label)),
  );
  const body = rows.slice(0, maxRows).map((row) => {
    const cells = columns.map(({ value }) => element("td", {}, String(value(row))));
    return element("tr", {}, ...cells);
  });
  const rest = rows.length - body.length;
  const more = element("td", { colspan: columns.length }, `… and ${rest} more rows in the CSV`);
  if (rest > 0) body.push(element("tr", {}, more));
  return element(
    "table",
    { class: "number" },
    element("thead", {}, head),
    element("tbody", {}, ...body),
  );
}
