import * as Plot from "@observablehq/plot";
import { annotation, drawPlot, quietAxis, type FigureOptions } from "../show/drawPlot.ts";
import { theme } from "../show/theme.ts";
import type { AnalysisRow } from "./analysisRows.ts";

/** A number with its interval, and a mark for what it should be. */
export interface DotValue {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  /** Where the number should lie, if each row has its own such place. */
  readonly target?: number;
  readonly text: string;
}

/** A line across all rows, with its name above. */
export interface DotLevel {
  readonly x: number;
  readonly text: string;
}

interface DotOptions extends FigureOptions {
  readonly label: string;
  readonly xLabel: string;
  readonly domain: readonly [number, number];
  readonly format: (value: number) => string;
  readonly levels: readonly DotLevel[];
  readonly valueOf: (row: AnalysisRow) => DotValue;
}

const rowHeight = 32;

/** A row per analysis: its number as a dot, its 95% interval, the number in words; the planned one is filled. */
export function analysisDots(
  rows: readonly AnalysisRow[],
  { width, label, xLabel, domain, format, levels, valueOf }: DotOptions,
): SVGSVGElement {
  const isNarrow = width < 460;
  const name = ({ label: long, shortLabel }: AnalysisRow) => (isNarrow ? shortLabel : long);
  const marginLeft = isNarrow ? 132 : Math.min(284, 0.42 * width);
  const dots = rows.map((row) => ({ row, name: wrapped(name(row), isNarrow), ...valueOf(row) }));
  type Dot = (typeof dots)[number];
  const at = { x: "value", y: "name" } as const;
  return drawPlot({
    label,
    width,
    height: rows.length * rowHeight + 84,
    marginTop: 16 + 14 * levels.length,
    marginLeft,
    marginRight: 58,
    x: { domain, clamp: true },
    y: { type: "band", domain: dots.map((dot) => dot.name), padding: 0.3 },
    marks: [
      Plot.axisX({
        ...quietAxis,
        ticks: isNarrow ? 3 : 5,
        tickFormat: format,
        label: xLabel,
        labelAnchor: "center",
        labelArrow: "none",
      }),
      Plot.axisY({
        tickSize: 0,
        tickPadding: 8,
        label: null,
        color: theme.ink,
        lineWidth: 26,
      }),
      Plot.ruleY(dots, { y: "name", stroke: theme.rule }),
      Plot.ruleX([...levels], { x: "x", stroke: theme.muted, strokeDasharray: "2 3" }),
      ...levels.map((level, i) =>
        Plot.text([level], {
          ...annotation,
          x: "x",
          text: "text",
          frameAnchor: "top",
          dy: -8 - 14 * (levels.length - 1 - i),
          fill: theme.muted,
        }),
      ),
      Plot.tickX(
        dots.filter(({ target }) => target !== undefined),
        { x: "target", y: "name", stroke: theme.miss, strokeWidth: 2.5, inset: 2 },
      ),
      Plot.ruleY(dots, {
        y: "name",
        x1: "lower",
        x2: "upper",
        stroke: theme.ink,
        strokeWidth: 1.5,
      }),
      Plot.dot(dots, {
        ...at,
        r: 4.5,
        fill: ({ row }: Dot) => (row.isPlanned ? "var(--accent, #7a3b69)" : theme.background),
        stroke: ({ row }: Dot) => (row.isPlanned ? "var(--accent, #7a3b69)" : theme.ink),
        strokeWidth: 1.8,
      }),
      Plot.text(dots, {
        y: "name",
        frameAnchor: "right",
        textAnchor: "end",
        dx: 54,
        text: "text",
        fill: theme.ink,
        fontWeight: 400,
      }),
    ],
  });
}

/** A long name on two lines, broken after its last comma. */
function wrapped(name: string, isNarrow: boolean): string {
  return name.length > (isNarrow ? 20 : 42) ? name.replace(/, (?!.*, )/, ",\n") : name;
}
