import { htmlElement } from "./element.ts";
import { count, percent } from "./format.ts";
import type { Pair } from "../pair.ts";

/** An arm as it enters the analysis. */
export interface AnalyzedArm {
  readonly name: string;
  readonly events: number;
  readonly n: number;
}

/** The 2 × 2 table that the test sees, arms in rows, after the handling of lost subjects. */
export function twoByTwoTable(arms: Pair<AnalyzedArm>, columns: Pair<string>): HTMLTableElement {
  const head = ["Arm", ...columns, "analyzed", "rate"].map((text) =>
    htmlElement("th", { scope: "col" }, text),
  );
  return htmlElement(
    "table",
    { class: "two-by-two" },
    htmlElement("thead", {}, htmlElement("tr", {}, ...head)),
    htmlElement("tbody", {}, ...arms.map(armRow)),
  );
}

function armRow({ name, events, n }: AnalyzedArm): HTMLTableRowElement {
  const cells = [count(events), count(n - events), count(n), percent(events / n)];
  return htmlElement(
    "tr",
    {},
    htmlElement("th", { scope: "row" }, name),
    ...cells.map((cell) => htmlElement("td", {}, cell)),
  );
}
