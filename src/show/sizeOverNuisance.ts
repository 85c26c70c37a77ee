import * as Plot from "@observablehq/plot";
import { annotation, drawPlot, quietAxis, type FigureOptions } from "./drawPlot.ts";
import { alphaText, percent } from "./format.ts";
import { theme } from "./theme.ts";

/** Actual type I error of a test where both arms share one response rate. */
export interface SizeRow {
  readonly rate: number;
  readonly size: number;
}

interface SizeOptions extends FigureOptions {
  readonly alpha: number;
  /** The common rate at which the actual size is largest. */
  readonly maximum: SizeRow;
  /** Response rate assumed for the control arm. */
  readonly assumed: number;
}

/** True size of the test over the unknown common response rate, against the nominal level. */
export function sizeOverNuisance(
  rows: readonly SizeRow[],
  { width, height = 220, alpha, maximum, assumed }: SizeOptions,
): SVGSVGElement {
  const data = [...rows];
  return drawPlot({
    label: sizeCaption(alpha, maximum),
    width,
    height,
    marginLeft: 46,
    marginRight: 16,
    x: { label: "response rate in both arms, percent", percent: true, domain: [0, 100] },
    y: {
      percent: true,
      domain: [0, 130 * Math.max(alpha, maximum.size)],
      label: "type I error, percent",
    },
    marks: [
      Plot.axisX({ ...quietAxis, ticks: 6 }),
      Plot.axisY({ ...quietAxis, ticks: 4 }),
      Plot.ruleX([assumed], { stroke: theme.rule }),
      Plot.text([assumed], {
        x: (d: number) => d,
        text: () => "assumed control rate",
        frameAnchor: "bottom",
        textAnchor: assumed > 0.5 ? "end" : "start",
        dx: assumed > 0.5 ? -4 : 4,
        dy: -4,
        ...annotation,
        fill: theme.muted,
      }),
      Plot.ruleY([alpha], { stroke: theme.ink, strokeDasharray: "5 3" }),
      Plot.text([alpha], {
        y: (d: number) => d,
        text: () => `nominal ${alphaText(alpha)}`,
        frameAnchor: "right",
        textAnchor: "end",
        dy: -9,
        ...annotation,
      }),
      Plot.lineY(data, {
        x: "rate",
        y: "size",
        stroke: maximum.size > alpha * (1 + 1e-9) ? theme.miss : theme.accent,
        strokeWidth: 1.8,
      }),
      Plot.dot([maximum], {
        x: "rate",
        y: "size",
        r: 4,
        fill: maximum.size > alpha * (1 + 1e-9) ? theme.miss : theme.accent,
      }),
      Plot.tip(
        data,
        Plot.pointerX({
          x: "rate",
          y: "size",
          title: (row: SizeRow) =>
            `both arms ${percent(row.rate)}\ntype I error ${percent(row.size, 2)}`,
          fontSize: 12,
        }),
      ),
    ],
  });
}

/** "The test keeps its level: …" or "The test exceeds its level: …" */
export function sizeCaption(alpha: number, maximum: SizeRow): string {
  const worst = `${percent(maximum.size, 2)} when ${percent(maximum.rate)} respond in both arms`;
  return maximum.size > alpha * (1 + 1e-9)
    ? `This test exceeds its nominal ${percent(alpha)}: its type I error reaches ${worst}.`
    : `This test keeps its nominal ${percent(alpha)} at every response rate: its type I error is at most ${worst}.`;
}
