import { element } from "../notebook/element.ts";
import { count, percent, points } from "../show/format.ts";
import type { PlannedSize, PlanRow } from "./cursePlans.ts";
import { wantedChances, type WantedChance } from "./pilotQuestion.ts";

/** A column of the table and of the file. */
export interface PlanColumn {
  readonly label: string;
  readonly value: (row: PlanRow) => string;
}

/** What a plan rests on, in words. */
export function basisText({ basis, level }: Pick<PlanRow, "basis" | "level">): string {
  switch (basis) {
    case "estimate":
      return "the pilot’s estimate";
    case "shrunken":
      return "the estimate, shrunken";
    case "lowerLimit":
      return `the ${percent(level!, 0)} limit`;
    case "smallestDifference":
      return "the smallest worth detecting";
  }
}

/** All that is known of each plan, in the order of reading. */
export const planColumns: readonly PlanColumn[] = [
  { label: "planned on", value: basisText },
  { label: "rates", value: ({ rates }) => `${points(rates[0])} vs ${percent(rates[1])}` },
  { label: "difference", value: ({ rates }) => points(rates[0] - rates[1]) },
  ...wantedChances.flatMap((power) => [
    {
      label: `n ${percent(power, 0)}, formula`,
      value: (row: PlanRow) => cell(row, power, ({ formula }) => count(formula)),
    },
    {
      label: `n ${percent(power, 0)}, exact`,
      value: (row: PlanRow) => cell(row, power, exactText),
    },
    {
      label: `cost, ${percent(power, 0)}`,
      value: (row: PlanRow) => cell(row, power, ({ cost }) => count(cost)),
    },
  ]),
];

function cell(row: PlanRow, power: WantedChance, text: (size: PlannedSize) => string): string {
  const size = row.sizes.find((one) => one.power === power);
  return size ? text(size) : "none";
}

/** "33", or "23 / 26" where a larger size than the first misses the power again. */
function exactText({ exact }: PlannedSize): string {
  if (!exact) return "–";
  const { first, stable } = exact;
  return first === stable ? count(stable) : `${count(first)} / ${count(stable)}`;
}

/** The plans side by side. */
export function plansTable(rows: readonly PlanRow[]): HTMLTableElement {
  const head = planColumns.map(({ label }) => element("th", { scope: "col" }, label));
  const [basis, ...others] = planColumns;
  const body = rows.map((row) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, basis!.value(row)),
      ...others.map(({ value }) => element("td", { class: "number" }, value(row))),
    ),
  );
  return element(
    "table",
    { class: "pilot-plans" },
    element("thead", {}, element("tr", {}, ...head)),
    element("tbody", {}, ...body),
  );
}
