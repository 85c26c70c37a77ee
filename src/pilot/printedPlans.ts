import { count, percent, points } from "../show/format.ts";
import type { PlanRow } from "./cursePlans.ts";
import { wantedChances, type WantedChance } from "./pilotQuestion.ts";
import { basisText } from "./plansTable.ts";

/** The plans as a page of paper has room for them: one size for each wanted power, exact where it is known. */
export const printedColumns = [
  { label: "planned on", value: basisText, width: 0.28 },
  {
    label: "rates",
    value: ({ rates }: PlanRow) => `${points(rates[0])} vs ${percent(rates[1])}`,
    width: 0.2,
  },
  ...wantedChances.flatMap((power) => [
    {
      label: `n per arm, ${percent(power, 0)}`,
      value: (row: PlanRow) => sizeText(row, power),
      width: 0.12,
    },
    {
      label: `cost, ${percent(power, 0)}`,
      value: (row: PlanRow) => costText(row, power),
      width: 0.14,
    },
  ]),
];

const sizeOf = ({ sizes }: PlanRow, wanted: WantedChance) =>
  sizes.find(({ power }) => power === wanted);

function sizeText(row: PlanRow, wanted: WantedChance): string {
  const size = sizeOf(row, wanted);
  return size ? count(size.exact?.stable ?? size.formula) : "none";
}

function costText(row: PlanRow, wanted: WantedChance): string {
  const size = sizeOf(row, wanted);
  return size ? count(size.cost) : "none";
}
