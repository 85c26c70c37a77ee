import type { FigureOptions } from "../show/drawPlot.ts";
import { lossLines, type LossLine } from "./lossLines.ts";
import type { BiasAtOdds } from "./lossCurves.ts";
import type { LossPlan } from "./lossPlan.ts";
import { signedPoints } from "./sentences.ts";
import { strategyLabels } from "./strategy.ts";
import { strategyStyles } from "./strategyStyles.ts";

/** Ticks of the odds ratio: doublings and halvings, named as ratios. */
const ticks = [
  [1 / 8, "1:8"],
  [1 / 4, "1:4"],
  [1 / 2, "1:2"],
  [1, "1"],
  [2, "2:1"],
  [4, "4:1"],
  [8, "8:1"],
] as const;

/** Bias against the difference had nobody been lost, over the informativeness of loss. */
export function biasByOdds(
  rows: readonly BiasAtOdds[],
  plan: LossPlan,
  { width, label }: FigureOptions & { readonly label: string },
): SVGSVGElement {
  const values = rows.flatMap((row) => [row.completeCase, row.nonresponder]);
  const reach = Math.max(0.02, ...values.map(Math.abs)) * 1.35;
  const tip = (oddsRatio: number): string => {
    const row = rows.find((one) => one.oddsRatio === oddsRatio)!;
    return [
      `odds ratio ${Number(oddsRatio.toPrecision(2))}`,
      `${strategyLabels.completeCase} ${signedPoints(row.completeCase)}`,
      `${strategyLabels.nonresponder} ${signedPoints(row.nonresponder)}`,
    ].join("\n");
  };
  return lossLines([lineOf(rows, "completeCase"), lineOf(rows, "nonresponder")], {
    width,
    label,
    x: {
      title: "odds of loss, those who fail : those who succeed",
      type: "log",
      domain: [1 / 8, 8],
      ticks: ticks.map(([value]) => value),
      format: (ratio) => ticks.find(([value]) => Math.abs(value - ratio) < 1e-9)?.[1] ?? "",
    },
    y: {
      title: "bias, percentage points",
      domain: [-reach, reach],
      format: (bias) => signedPoints(bias),
    },
    levels: [{ y: 0, text: "no bias" }],
    here: {
      x: Math.min(8, Math.max(1 / 8, plan.oddsRatio)),
      text: plan.oddsRatio === 1 ? "MCAR" : "assumed",
    },
    tip,
  });
}

function lineOf(rows: readonly BiasAtOdds[], id: "completeCase" | "nonresponder"): LossLine {
  return {
    ...strategyStyles[id],
    label: strategyLabels[id],
    points: rows.map((row) => ({ x: row.oddsRatio, y: row[id] })),
  };
}
