import { element } from "../notebook/element.ts";
import { finePValue } from "../paper/numberText.ts";
import { alphaText } from "../show/format.ts";
import type { Question } from "./question.ts";
import { testLabel } from "./testNames.ts";
import type { TableVerdict } from "./verdicts.ts";

/** P of one table by every test, smallest first, and which of them reject. */
export function verdictTable(
  verdicts: readonly TableVerdict[],
  { alpha, method, shown }: Question,
): HTMLTableElement {
  const head = ["Test", "P", `P ≤ ${alphaText(alpha)}`].map((text) =>
    element("th", { scope: "col" }, text),
  );
  const rows = verdicts.map((verdict) => {
    const role =
      verdict.method === shown ? "shown" : verdict.method === method ? "planned" : undefined;
    const note =
      verdict.method === method ? element("span", { class: "muted" }, " planned") : undefined;
    return element(
      "tr",
      { "data-role": role, "data-rejects": verdict.rejects },
      element("th", { scope: "row" }, testLabel(verdict.method), note),
      element("td", { class: "number" }, finePValue(verdict.pValue)),
      element("td", {}, verdict.rejects ? "rejects" : "does not"),
    );
  });
  return element(
    "table",
    {},
    element("thead", {}, element("tr", {}, ...head)),
    element("tbody", {}, ...rows),
  );
}
