import type { MonteCarloResult } from "../engine/monteCarlo.ts";
import { element } from "../notebook/element.ts";
import { count, percent, percentWithError, points } from "../show/format.ts";
import type { MonteCarloEstimate } from "../summarize/operatingCharacteristics.ts";
import type { Plan } from "./plan.ts";

type Row = readonly [name: string, value: string, meaning: string];

/** What the design does over its replicates, each number with its Monte Carlo error and in words. */
export function characteristicsTable(plan: Plan, result: MonteCarloResult): HTMLTableElement {
  const head = ["Operating characteristic", "Simulated ± Monte Carlo error", "What it means"];
  const rows = characteristicRows(plan, result).map(([name, value, meaning]) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, name),
      element("td", { class: "number" }, value),
      element("td", { class: "muted" }, meaning),
    ),
  );
  const heads = head.map((text) => element("th", { scope: "col" }, text));
  return element(
    "table",
    { class: "characteristics" },
    element("thead", {}, element("tr", {}, ...heads)),
    element("tbody", {}, ...rows),
  );
}

function characteristicRows({ exact }: Plan, { characteristics: c }: MonteCarloResult): Row[] {
  const inPoints = ({ value, monteCarloError }: MonteCarloEstimate): string =>
    Number.isFinite(value)
      ? `${points(value, 2)} ± ${points(monteCarloError, 2)} points`
      : "not defined";
  const factor = ({ value, monteCarloError }: MonteCarloEstimate): string =>
    Number.isFinite(value)
      ? `× ${value.toFixed(2)} ± ${monteCarloError.toFixed(2)}`
      : "not defined";
  const share = ({ value, monteCarloError }: MonteCarloEstimate): string =>
    percentWithError(value, monteCarloError);
  return [
    [
      "Power",
      share(c.rejection),
      `of ${count(c.replicates)} trials reject; exact ${percent(exact)}`,
    ],
    ["Bias", inPoints(c.bias), "mean estimate minus the difference it aims at"],
    ["Coverage", share(c.coverage), "of the 95% intervals hold that difference"],
    ["Mean width", inPoints(c.meanWidth), "of the 95% interval"],
    [
      "Empirical standard error",
      inPoints(c.empiricalStandardError),
      "spread of the estimates over the trials",
    ],
    ["Model standard error", inPoints(c.modelStandardError), "what the analyses themselves state"],
    ["Type S error", share(c.typeS), "of the significant trials point the wrong way"],
    ["Type M error", factor(c.typeM), "by which a significant estimate exaggerates on average"],
    [
      "Failed analyses",
      count(c.failed),
      c.withoutEstimate > 0
        ? `and ${count(c.withoutEstimate)} without an estimate: an arm had nobody left`
        : "counted, never taken as non-rejections",
    ],
  ];
}
