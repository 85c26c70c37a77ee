import * as Plot from "@observablehq/plot";
import { annotation, drawPlot, quietAxis, type FigureOptions } from "./drawPlot.ts";
import { count, percent, points } from "./format.ts";
import { theme } from "./theme.ts";

/** The confidence interval of one simulated trial. */
export interface IntervalRow {
  readonly replicate: number;
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
}

/** Confidence intervals of the latest trials, one line each; those that miss the truth stand out by color and shape. */
export function intervalCaterpillar(
  rows: readonly IntervalRow[],
  truth: number,
  { width, height = 260 }: FigureOptions,
): SVGSVGElement {
  const data = rows.map((row, i) => ({ ...row, order: i, misses: missesTruth(row, truth) }));
  const hits = data.filter((row) => !row.misses);
  const misses = data.filter((row) => row.misses);
  return drawPlot({
    label: caterpillarCaption(rows, truth),
    width,
    height,
    marginLeft: 12,
    marginRight: 16,
    x: { label: "difference in response, percentage points", percent: true, nice: true },
    y: { axis: null, domain: [-1, Math.max(rows.length, 20)], reverse: true },
    marks: [
      Plot.axisX({ ...quietAxis, anchor: "bottom", ticks: 6 }),
      Plot.ruleX([0], { stroke: theme.rule }),
      Plot.ruleY(hits, {
        x1: "lower",
        x2: "upper",
        y: "order",
        stroke: theme.muted,
        strokeOpacity: 0.55,
        strokeWidth: 1.4,
      }),
      Plot.ruleY(misses, {
        x1: "lower",
        x2: "upper",
        y: "order",
        stroke: theme.miss,
        strokeWidth: 2.2,
      }),
      Plot.dot(hits, { x: "estimate", y: "order", r: 1.6, fill: theme.muted }),
      Plot.dot(misses, {
        x: "estimate",
        y: "order",
        r: 3.5,
        symbol: "times",
        stroke: theme.miss,
        strokeWidth: 2,
      }),
      Plot.ruleX([truth], { stroke: theme.ink, strokeDasharray: "5 3" }),
      Plot.text([truth], {
        x: (d: number) => d,
        text: (d: number) => `truth ${points(d)}`,
        frameAnchor: "top",
        dy: -16,
        ...annotation,
      }),
      Plot.tip(
        data,
        Plot.pointerY({ x: "estimate", y: "order", title: intervalTip, fontSize: 12 }),
      ),
    ],
  });
}

/** "96 of the last 100 intervals contain the true difference of 38.0 points; 4 miss it (crosses)." */
export function caterpillarCaption(rows: readonly IntervalRow[], truth: number): string {
  if (rows.length === 0) return "No trial has been run yet.";
  const misses = rows.filter((row) => missesTruth(row, truth)).length;
  const missed =
    misses === 0 ? "none misses it" : `${misses} miss${misses === 1 ? "es" : ""} it (crosses)`;
  return `${count(rows.length - misses)} of the last ${count(rows.length)} intervals (${percent(1 - misses / rows.length, 0)}) hold the true difference of ${points(truth)} points; ${missed}.`;
}

const missesTruth = ({ lower, upper }: IntervalRow, truth: number): boolean =>
  !(lower <= truth && truth <= upper);

const intervalTip = ({ replicate, estimate, lower, upper }: IntervalRow): string =>
  `trial ${count(replicate)}\ndifference ${points(estimate)}\ninterval ${points(lower)} to ${points(upper)}`;
