import type { MonteCarloResult } from "../engine/monteCarlo.ts";
import { element } from "../notebook/element.ts";
import { count, percent, percentWithError, points } from "../show/format.ts";
import type { MonteCarloEstimate } from "../summarize/operatingCharacteristics.ts";
import { affordableCharacteristics } from "./exactBudget.ts";
import type { Plan } from "./plan.ts";

type Row = readonly [name: string, simulated: string, exact: string, meaning: string];

/** What the design does over its replicates, each number with its Monte Carlo error and in words. */
export function characteristicsTable(plan: Plan, result: MonteCarloResult): HTMLTableElement {
  const head = [
    "Operating characteristic",
    "Simulated ± Monte Carlo error",
    "Exact",
    "What it means",
  ];
  const rows = characteristicRows(plan, result).map(([name, simulated, exact, meaning]) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, name),
      element("td", { class: "number" }, simulated),
      element("td", { class: "number" }, exact),
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

function characteristicRows(plan: Plan, { characteristics: c }: MonteCarloResult): Row[] {
  const exact = affordableCharacteristics(plan);
  const inPoints = (value: number | undefined): string =>
    Number.isFinite(value) ? points(value!, 2) : "–";
  const share = (value: number | undefined): string =>
    Number.isFinite(value) ? percent(value!) : "–";
  const factor = (value: number | undefined): string =>
    Number.isFinite(value) ? `× ${value!.toFixed(2)}` : "–";
  return [
    [
      "Power",
      simulatedShare(c.rejection),
      share(plan.exact),
      `of ${count(c.replicates)} trials reject`,
    ],
    [
      "Bias, points",
      simulatedPoints(c.bias),
      inPoints(exact?.bias),
      "mean estimate minus the difference it aims at",
    ],
    [
      "Coverage",
      simulatedShare(c.coverage),
      share(exact?.coverage),
      "of the 95% intervals hold that difference",
    ],
    [
      "Mean width, points",
      simulatedPoints(c.meanWidth),
      inPoints(exact?.meanWidth),
      "of the 95% interval",
    ],
    [
      "Empirical standard error, points",
      simulatedPoints(c.empiricalStandardError),
      inPoints(exact?.standardError),
      "spread of the estimates over the trials",
    ],
    [
      "Model standard error, points",
      simulatedPoints(c.modelStandardError),
      inPoints(exact?.modelStandardError),
      "what the analyses themselves state",
    ],
    [
      "Type S error",
      simulatedShare(c.typeS),
      share(exact?.typeS),
      "of the significant trials point the wrong way",
    ],
    [
      "Type M error",
      simulatedFactor(c.typeM),
      factor(exact?.typeM),
      "by which a significant estimate exaggerates on average",
    ],
    ["Failed analyses", count(c.failed), "", failureWords(c.withoutEstimate)],
  ];
}

const failureWords = (withoutEstimate: number): string =>
  withoutEstimate > 0
    ? `and ${count(withoutEstimate)} without an estimate: an arm had nobody left`
    : "counted, never taken as non-rejections";

function simulatedShare({ value, monteCarloError }: MonteCarloEstimate): string {
  if (value === 0) return "none";
  return value === 1 ? "all" : percentWithError(value, monteCarloError);
}

const simulatedPoints = ({ value, monteCarloError }: MonteCarloEstimate): string =>
  Number.isFinite(value) ? `${points(value, 2)} ± ${points(monteCarloError, 2)}` : "–";

const simulatedFactor = ({ value, monteCarloError }: MonteCarloEstimate): string =>
  Number.isFinite(value) ? `× ${value.toFixed(3)} ± ${monteCarloError.toFixed(3)}` : "–";
