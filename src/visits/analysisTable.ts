import { element } from "../notebook/element.ts";
import { count, percent, percentWithError, signed } from "../show/format.ts";
import type { AnalysisRow } from "./analysisRows.ts";
import { digitsOf, strategyWords } from "./visitWords.ts";

/** A column of the table and of the files. */
export interface AnalysisColumn {
  readonly label: string;
  readonly value: (row: AnalysisRow) => string;
}

/** What is known of each analysis; estimates in the endpoint's unit, or in percentage points. */
export function analysisColumns(sd: number): readonly AnalysisColumn[] {
  const value = ({ found }: AnalysisRow, estimate: number): string =>
    found.scale === "riskDifference"
      ? signed(100 * estimate, 1)
      : signed(estimate, digitsOf(sd) + 1);
  return [
    { label: "aims at", value: ({ found }) => strategyWords[found.strategy] },
    {
      label: "true value",
      value: (row) =>
        `${value(row, row.found.truth)}${row.found.scale === "riskDifference" ? " pp" : ""}`,
    },
    {
      label: "mean estimate",
      value: (row) => value(row, row.found.characteristics.meanEstimate.value),
    },
    {
      label: "bias ± error",
      value: (row) => {
        const { bias } = row.found.characteristics;
        return `${value(row, bias.value)} ± ${value(row, bias.monteCarloError)}`;
      },
    },
    {
      label: "coverage",
      value: ({ found }) => percent(found.characteristics.coverage.value),
    },
    { label: "power ± error", value: ({ power }) => rate(power) },
    { label: "type I error ± error", value: ({ typeI }) => rate(typeI) },
    { label: "not converged", value: ({ found }) => count(found.failed) },
    { label: "trials", value: ({ replicates }) => count(replicates) },
  ];
}

const rate = ({ value, monteCarloError }: { value: number; monteCarloError: number }): string =>
  percentWithError(value, monteCarloError);

/** The analyses as a table; the planned one stands out. */
export function analysisTable(
  rows: readonly AnalysisRow[],
  columns: readonly AnalysisColumn[],
): HTMLTableElement {
  const head = ["analysis", ...columns.map(({ label }) => label)].map((label) =>
    element("th", { scope: "col" }, label),
  );
  const body = rows.map((row) =>
    element(
      "tr",
      { "data-planned": row.isPlanned },
      element("th", { scope: "row" }, row.label),
      ...columns.map(({ value }) => element("td", { class: "number" }, value(row))),
    ),
  );
  return element(
    "table",
    { class: "analyses" },
    element("thead", {}, element("tr", {}, ...head)),
    element("tbody", {}, ...body),
  );
}
