import { element } from "../notebook/element.ts";
import { points } from "../show/format.ts";
import { sectionBox, type Section } from "../notebook/section.ts";
import { extremePValues, listText } from "./comparisonSentences.ts";
import { neededRange, pointsRange, ratioRange, ratioText, subjectsText } from "./numberText.ts";
import type { Reanalysis } from "./reanalysis.ts";
import { perHundred, rateText } from "./tableSentences.ts";

type Line = readonly [name: string, text: (reading: Reanalysis) => string];

const lines: readonly Line[] = [
  ["Experimental arm", ({ table }) => `${table.arms[0]}: ${rateText(table, 0)}`],
  ["Control arm", ({ table }) => `${table.arms[1]}: ${rateText(table, 1)}`],
  ["Risk difference, points", ({ difference: d }) => `${points(d.estimate)} (${pointsRange(d)})`],
  ["Risk ratio", ({ riskRatio: r }) => `${ratioText(r.estimate)} (${ratioRange(r)})`],
  ["Odds ratio", ({ oddsRatio: r }) => `${ratioText(r.estimate)} (${ratioRange(r)})`],
  ["Number needed to treat", neededText],
  ["P, smallest to largest", ({ tests }) => extremePValues(tests)],
  ["P as printed", ({ table }) => table.printed?.text ?? "none"],
  ["Tests that round to it", ({ tests }) => fittingTests(tests)],
  ["Fragility index, Fisher", ({ fragility }) => indexText(fragility.fisher.index)],
  ["In plain words", perHundred],
];

const lead =
  "The article’s two yes-or-no results side by side, with your table if it is another one. Intervals: Newcombe’s for the difference, Miettinen and Nurminen’s for the ratios.";

/** Both results of the article, and the reader's table, in one. */
export function createComparisonSection(): Section<readonly Reanalysis[]> {
  const attributes = { class: "table-scroll", role: "region", tabindex: 0 };
  const holder = element("div", { ...attributes, "aria-label": "The results side by side" });
  const box = sectionBox("The counts side by side", lead, holder);
  const update = (readings: readonly Reanalysis[]): void =>
    holder.replaceChildren(comparisonTable(readings));
  return Object.assign(box, { update });
}

function comparisonTable(readings: readonly Reanalysis[]): HTMLTableElement {
  const heads = readings.map(({ table }) => element("th", { scope: "col" }, table.outcome));
  const rows = lines.map(([name, text]) => {
    const cells = readings.map((reading) => element("td", {}, text(reading)));
    return element("tr", {}, element("th", { scope: "row" }, name), ...cells);
  });
  return element(
    "table",
    { class: "compare results number" },
    element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "Result"), ...heads)),
    element("tbody", {}, ...rows),
  );
}

function neededText({ needed }: Reanalysis): string {
  const { effect } = needed.estimate;
  const harm = effect === "harm" ? ", to harm one" : "";
  return `${subjectsText(needed.estimate)}${harm} (${neededRange(needed)})`;
}

function fittingTests(tests: Reanalysis["tests"]): string {
  if (tests.every(({ isAsPrinted }) => isAsPrinted === undefined)) return "nothing printed";
  const fitting = tests.filter(({ isAsPrinted }) => isAsPrinted).map(({ label }) => label);
  return fitting.length === 0 ? "none" : listText(fitting);
}

const indexText = (index: number): string => (Number.isNaN(index) ? "none" : String(index));
