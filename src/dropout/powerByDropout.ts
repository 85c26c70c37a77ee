import type { FigureOptions } from "../show/drawPlot.ts";
import { percent } from "../show/format.ts";
import { armText } from "./armText.ts";
import { curveIds, type PowerAtDropout } from "./lossCurves.ts";
import { lossLines, type LossLine } from "./lossLines.ts";
import { meanDropout, type LossPlan } from "./lossPlan.ts";
import { strategyLabels } from "./strategy.ts";
import { strategyStyles } from "./strategyStyles.ts";

/** Exact power over the dropout rate, one line for each strategy. */
export function powerByDropout(
  rows: readonly PowerAtDropout[],
  plan: LossPlan,
  { width, label }: FigureOptions & { readonly label: string },
): SVGSVGElement {
  const last = rows.at(-1)!.dropout;
  const tip = (dropout: number): string => {
    const row = rows.find((one) => one.dropout === dropout)!;
    const lines = curveIds.map((id) => `${strategyLabels[id]} ${percent(row.power[id])}`);
    return [`dropout ${percent(dropout)}`, ...lines].join("\n");
  };
  return lossLines(linesOf(rows), {
    width,
    label,
    height: 380,
    x: {
      title: isEven(plan) ? "dropout in each arm" : "dropout overall, divided as planned",
      domain: [0, last],
      format: (d) => percent(d, 0),
      ticks: width < 480 ? 3 : 6,
    },
    y: { title: `exact power, ${armText(plan.n)}`, domain: [0, 1], format: (p) => percent(p, 0) },
    levels: [{ y: plan.power, text: `${percent(plan.power, 0)} wanted` }],
    here: { x: Math.min(last, meanDropout(plan)), text: "planned for" },
    tip,
  });
}

export const isEven = ({ dropout }: Pick<LossPlan, "dropout">): boolean =>
  dropout[0] === dropout[1];

/** The quiet lines first, so that what matters lies on top. */
function linesOf(rows: readonly PowerAtDropout[]): LossLine[] {
  const lines = curveIds.map((id): LossLine => {
    return {
      ...strategyStyles[id],
      label: strategyLabels[id],
      points: rows.map(({ dropout, power }) => ({ x: dropout, y: power[id] })),
    };
  });
  return lines.toSorted((a, b) => a.width - b.width);
}
