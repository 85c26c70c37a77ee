import { htmlElement } from "./element.ts";

/** One design in a comparison: a name and the texts of its columns. */
export interface ComparedDesign {
  readonly name: string;
  readonly cells: readonly string[];
  /** Marks the design that is being edited. */
  readonly isCurrent?: boolean;
  /** Takes the design out of the comparison; none for the current one. */
  readonly onRemove?: () => void;
}

/** Designs as rows, their assumptions and operating characteristics as columns. */
export function compareTable(
  columns: readonly string[],
  designs: readonly ComparedDesign[],
): HTMLTableElement {
  const heads = ["Design", ...columns].map((text) => htmlElement("th", { scope: "col" }, text));
  const removable = designs.some((design) => design.onRemove !== undefined);
  if (removable)
    heads.push(
      htmlElement(
        "th",
        { scope: "col" },
        htmlElement("span", { class: "visually-hidden" }, "Remove"),
      ),
    );
  return htmlElement(
    "table",
    { class: "compare" },
    htmlElement("thead", {}, htmlElement("tr", {}, ...heads)),
    htmlElement("tbody", {}, ...designs.map((design) => designRow(design, removable))),
  );
}

function designRow(design: ComparedDesign, removable: boolean): HTMLTableRowElement {
  const cells = design.cells.map((cell) => htmlElement("td", {}, cell));
  if (removable) cells.push(htmlElement("td", {}, ...removeButton(design)));
  const row = htmlElement("tr", {}, htmlElement("th", { scope: "row" }, design.name), ...cells);
  if (design.isCurrent) row.setAttribute("aria-current", "true");
  return row;
}

function removeButton({ name, onRemove }: ComparedDesign): HTMLButtonElement[] {
  if (onRemove === undefined) return [];
  const button = htmlElement(
    "button",
    { type: "button", class: "link-button", "aria-label": `Remove ${name}` },
    "Remove",
  );
  button.addEventListener("click", onRemove);
  return [button];
}
