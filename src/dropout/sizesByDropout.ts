import type { FigureOptions } from "../show/drawPlot.ts";
import { count, percent } from "../show/format.ts";
import type { Pair } from "../pair.ts";
import { theme } from "../show/theme.ts";
import { sizeText, sizeUnit, sizeValue } from "./armText.ts";
import { lossLines, type LossLine } from "./lossLines.ts";
import { meanDropout, type LossPlan } from "./lossPlan.ts";
import { isEven } from "./powerByDropout.ts";
import type { SizeAtDropout } from "./sizeCurves.ts";
import { strategyLabels } from "./strategy.ts";
import { strategyStyles } from "./strategyStyles.ts";

/** Subjects per arm over the dropout rate: what is needed, and what the usual rule asks for. */
export function sizesByDropout(
  rows: readonly SizeAtDropout[],
  plan: LossPlan,
  { width, label }: FigureOptions & { readonly label: string },
): SVGSVGElement {
  const lines = linesOf(rows, plan);
  const most = Math.max(...lines.flatMap(({ points }) => points.map(({ y }) => y)));
  const last = rows.at(-1)!.dropout;
  const tip = (dropout: number): string => {
    const row = rows.find((one) => one.dropout === dropout)!;
    return [
      `dropout ${percent(dropout)}`,
      `${strategyLabels.nonresponder} ${knownSize(row.nonresponder)}`,
      `${strategyLabels.completeCase} ${knownSize(row.completeCase)}`,
      `rule ${sizeText(row.rule)}`,
    ].join("\n");
  };
  return lossLines(lines, {
    width,
    label,
    x: {
      title: isEven(plan) ? "dropout in each arm" : "dropout overall, divided as planned",
      domain: [0, last],
      format: (d) => percent(d, 0),
      ticks: width < 480 ? 3 : 6,
    },
    y: {
      title: `${sizeUnit(plan)} for ${percent(plan.power, 0)} power`,
      domain: [0, most * 1.06],
      format: (n) => count(n),
    },
    here: { x: Math.min(last, meanDropout(plan)), text: "planned for" },
    tip,
  });
}

const knownSize = (size: Pair<number> | undefined): string => (size ? sizeText(size) : "–");

function linesOf(rows: readonly SizeAtDropout[], plan: LossPlan): LossLine[] {
  const points = (of: (row: SizeAtDropout) => Pair<number> | undefined) =>
    rows.flatMap((row) => {
      const n = of(row);
      return n ? [{ x: row.dropout, y: sizeValue(plan, n) }] : [];
    });
  const exact = (id: "completeCase" | "nonresponder"): LossLine => ({
    ...strategyStyles[id],
    label: strategyLabels[id],
    points: points((row) => row[id]),
  });
  return [
    {
      label: "Rule, n / (1 − d)",
      shortLabel: "Rule",
      color: theme.muted,
      width: 1.4,
      dash: "2 3",
      points: points(({ rule }) => rule),
    },
    exact("completeCase"),
    exact("nonresponder"),
  ];
}
