import type { Control } from "./control.ts";
import { element } from "./element.ts";

type Shown = Pick<Control<unknown>, "label" | "text">;

/** What was put in, as a table: paper shows it in place of the controls. */
export function inputsTable(controls: Iterable<Shown>): HTMLTableElement {
  const body = element("tbody");
  const title = element("caption", {}, "Inputs");
  const fill = () => body.replaceChildren(...[...controls].map(inputRow));
  fill();
  window.addEventListener("beforeprint", fill);
  return element("table", { class: "inputs-table print-only" }, title, body);
}

function inputRow({ label, text }: Shown): HTMLTableRowElement {
  const name = element("th", { scope: "row" }, label);
  return element("tr", {}, name, element("td", {}, text));
}
