import type { FigureOptions } from "../show/drawPlot.ts";
import type { Pair } from "../pair.ts";
import { count, percent } from "../show/format.ts";
import { theme } from "../show/theme.ts";
import { armText, sizeText, sizeUnit, sizeValue } from "./armText.ts";
import type { EnrollmentRow } from "./completers.ts";
import { lossLines, type LossLine } from "./lossLines.ts";
import type { LossPlan } from "./lossPlan.ts";
import { strategyStyles } from "./strategyStyles.ts";

/** The chance that both arms keep enough completers, and the power, over subjects randomized. */
export function enoughByEnrollment(
  rows: readonly EnrollmentRow[],
  plan: LossPlan,
  {
    width,
    label,
    needed,
  }: FigureOptions & { readonly label: string; readonly needed: Pair<number> },
): SVGSVGElement {
  const place = ({ n }: Pick<LossPlan, "n">) => sizeValue(plan, n);
  const tip = (x: number): string => {
    const { n, power, enough } = rows.find((one) => place(one) === x)!;
    return `${armText(n)}\npower ${percent(power)}\nboth keep ${sizeText(needed)}: ${percent(enough)}`;
  };
  return lossLines(linesOf(rows, needed, place), {
    width,
    label,
    height: 280,
    x: {
      title: sizeUnit(plan),
      domain: [place(rows[0]!), place(rows.at(-1)!)],
      format: (n) => count(n),
      ticks: 5,
    },
    y: { title: "probability", domain: [0, 1], format: (p) => percent(p, 0) },
    levels: [{ y: plan.power, text: `${percent(plan.power, 0)} wanted` }],
    here: { x: place(plan), text: "planned" },
    tip,
  });
}

function linesOf(
  rows: readonly EnrollmentRow[],
  needed: Pair<number>,
  place: (row: EnrollmentRow) => number,
): LossLine[] {
  return [
    {
      label: `Both keep ${sizeText(needed)}`,
      color: theme.muted,
      width: 1.4,
      dash: "2 3",
      points: rows.map((row) => ({ x: place(row), y: row.enough })),
    },
    {
      ...strategyStyles.completeCase,
      label: "Power",
      shortLabel: "Power",
      points: rows.map((row) => ({ x: place(row), y: row.power })),
    },
  ];
}
