import * as Plot from "@observablehq/plot";
import { annotation, drawPlot, quietAxis, type FigureOptions } from "./drawPlot.ts";
import { count, percent, percentWithError } from "./format.ts";
import { theme } from "./theme.ts";

/** Power as estimated by the first so many replicates. */
export interface ConvergenceRow {
  readonly replicates: number;
  readonly power: number;
  readonly monteCarloError: number;
  /** 95% interval of the estimate. */
  readonly lower: number;
  readonly upper: number;
}

/** Simulated power settling down as replicates add up, with its 95% band, against the exact power. */
export function convergenceTrace(
  rows: readonly ConvergenceRow[],
  exact: number,
  { width, height = 230 }: FigureOptions,
): SVGSVGElement {
  const data = [...rows];
  const last = data.slice(-1);
  return drawPlot({
    label: convergenceCaption(rows, exact),
    width,
    height,
    marginLeft: 46,
    marginRight: 16,
    x: { type: "log", label: "replicates" },
    y: { label: "power", ...powerDomain(data, exact) },
    marks: [
      Plot.axisX({
        ...quietAxis,
        ticks: 5,
        tickFormat: (n: number) => (Number.isInteger(Math.log10(n)) ? count(n) : ""),
      }),
      Plot.axisY({
        ...quietAxis,
        ticks: 5,
        tickFormat: (power: number) => percent(power, 0),
        label: null,
      }),
      Plot.areaY(data, {
        x: "replicates",
        y1: "lower",
        y2: "upper",
        fill: theme.accent,
        fillOpacity: 0.2,
        clip: true,
      }),
      Plot.ruleY([exact], { stroke: theme.ink, strokeDasharray: "5 3" }),
      Plot.lineY(data, { x: "replicates", y: "power", stroke: theme.accent, strokeWidth: 2 }),
      Plot.dot(last, { x: "replicates", y: "power", r: 3.5, fill: theme.accent }),
      Plot.text([exact], {
        y: (d: number) => d,
        text: (d: number) => `exact ${percent(d)}`,
        frameAnchor: "right",
        textAnchor: "end",
        dy: -9,
        ...annotation,
      }),
      Plot.tip(
        data,
        Plot.pointerX({ x: "replicates", y: "power", title: convergenceTip, fontSize: 12 }),
      ),
    ],
  });
}

/** "After 10,000 replicates: 79.5% ± 0.4, against 79.6% exact." */
export function convergenceCaption(rows: readonly ConvergenceRow[], exact: number): string {
  const last = rows.at(-1);
  if (last === undefined) return "No replicate has been run yet.";
  return `After ${count(last.replicates)} replicates the simulated power is ${percentWithError(last.power, last.monteCarloError)}; the exact power is ${percent(exact)}. Four times the replicates halve the error.`;
}

function powerDomain(rows: readonly ConvergenceRow[], exact: number): { domain: [number, number] } {
  const settled = rows.filter((row) => row.replicates >= 20);
  const low = Math.min(exact, ...settled.map((row) => row.lower));
  const high = Math.max(exact, ...settled.map((row) => row.upper));
  return { domain: [Math.max(0, low - 0.02), Math.min(1, high + 0.02)] };
}

const convergenceTip = (row: ConvergenceRow): string =>
  `${count(row.replicates)} replicates\n${percentWithError(row.power, row.monteCarloError)}`;
