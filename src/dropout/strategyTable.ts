import { element } from "../notebook/element.ts";
import { percent, points } from "../show/format.ts";
import { roundedUp, sizeText } from "./armText.ts";
import type { StrategyRow } from "./lossFindings.ts";
import { wantedPowers, type LossPlan, type WantedPower } from "./lossPlan.ts";
import { powerText, signedPoints } from "./sentences.ts";
import { analyzedDifference, hypotheticalBias, ownBias } from "./strategy.ts";

/** A column of the table and of the file. */
export interface StrategyColumn {
  readonly label: string;
  readonly value: (row: StrategyRow) => string;
}

/** All that is known of each strategy, in the order of reading. */
export const strategyColumns: readonly StrategyColumn[] = [
  {
    label: "rates as analyzed",
    value: ({ strategy }) => `${points(strategy.rates[0])} vs ${percent(strategy.rates[1])}`,
  },
  { label: "difference", value: ({ strategy }) => points(analyzedDifference(strategy)) },
  { label: "estimand", value: ({ strategy }) => strategy.estimand ?? "none" },
  { label: "bias, own", value: ({ strategy }) => biasCell(ownBias(strategy)) },
  {
    label: "bias, nobody lost",
    value: ({ strategy }) => biasCell(hypotheticalBias(strategy)),
  },
  { label: "power", value: (row) => powerText(row.power, row.strategy.plan.power) },
  ...wantedPowers.flatMap((power) => [
    {
      label: `n ${percent(power, 0)}, formula`,
      value: (row: StrategyRow) => formulaCell(row, power),
    },
    { label: `n ${percent(power, 0)}, exact`, value: (row: StrategyRow) => exactCell(row, power) },
  ]),
];

const biasCell = (bias: number | undefined): string =>
  bias === undefined ? "–" : signedPoints(bias);

function formulaCell({ sizes }: StrategyRow, power: WantedPower): string {
  if (!(power in sizes)) return "…";
  const formula = sizes[power]?.formula;
  return formula === undefined ? "none" : sizeText(roundedUp(formula));
}

/** "33", or "23 / 26" where a larger size than the first misses the power again. */
function exactCell({ sizes }: StrategyRow, power: WantedPower): string {
  if (!(power in sizes)) return "…";
  const size = sizes[power];
  if (!size?.exact) return size ? "–" : "none";
  const { first, stable } = size.exact;
  return first.join() === stable.join()
    ? sizeText(stable)
    : `${sizeText(first)} / ${sizeText(stable)}`;
}

/** The strategies as a table; the one of the protocol stands out. */
export function strategyTable(rows: readonly StrategyRow[], plan: LossPlan): HTMLTableElement {
  const head = [{ label: "strategy" }, ...strategyColumns].map(({ label }) =>
    element("th", { scope: "col" }, label),
  );
  const body = rows.map((row) =>
    element(
      "tr",
      { "data-planned": row.strategy.id === plan.missing },
      element("th", { scope: "row" }, row.strategy.label),
      ...strategyColumns.map(({ value }) => element("td", { class: "number" }, value(row))),
    ),
  );
  return element(
    "table",
    { class: "strategies" },
    element("thead", {}, element("tr", {}, ...head)),
    element("tbody", {}, ...body),
  );
}
