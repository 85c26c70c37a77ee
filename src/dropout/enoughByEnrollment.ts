import type { FigureOptions } from "../show/drawPlot.ts";
import { count, percent } from "../show/format.ts";
import { theme } from "../show/theme.ts";
import type { EnrollmentRow } from "./completers.ts";
import { lossLines, type LossLine } from "./lossLines.ts";
import type { LossPlan } from "./lossPlan.ts";
import { strategyStyles } from "./strategyStyles.ts";

/** The chance that both arms keep enough completers, and the power, over subjects randomized. */
export function enoughByEnrollment(
  rows: readonly EnrollmentRow[],
  plan: LossPlan,
  { width, label, needed }: FigureOptions & { readonly label: string; readonly needed: number },
): SVGSVGElement {
  const tip = (n: number): string => {
    const row = rows.find((one) => one.n === n)!;
    return `${count(n)} per arm\npower ${percent(row.power)}\nboth keep ${needed}: ${percent(row.enough)}`;
  };
  return lossLines(linesOf(rows, needed), {
    width,
    label,
    height: 280,
    x: {
      title: "randomized per arm",
      domain: [rows[0]!.n, rows.at(-1)!.n],
      format: (n) => count(n),
      ticks: 5,
    },
    y: { title: "probability", domain: [0, 1], format: (p) => percent(p, 0) },
    levels: [{ y: plan.power, text: `${percent(plan.power, 0)} wanted` }],
    here: { x: plan.n, text: "planned" },
    tip,
  });
}

function linesOf(rows: readonly EnrollmentRow[], needed: number): LossLine[] {
  return [
    {
      label: `Both keep ${needed}`,
      color: theme.muted,
      width: 1.4,
      dash: "2 3",
      points: rows.map(({ n, enough }) => ({ x: n, y: enough })),
    },
    {
      ...strategyStyles.completeCase,
      label: "Power",
      shortLabel: "Power",
      points: rows.map(({ n, power }) => ({ x: n, y: power })),
    },
  ];
}
