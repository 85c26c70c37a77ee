import * as Plot from "@observablehq/plot";
import { annotation, drawPlot, quietAxis } from "../show/drawPlot.ts";
import { theme } from "../show/theme.ts";

/** An estimate with its limits and what they are called. */
export interface IntervalLine {
  readonly label: string;
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  /** The limits as text, at the end of the line. */
  readonly text: string;
  /** The one that the sentences quote. */
  readonly isMain?: boolean;
}

/** Intervals of one kind under a heading. */
export interface IntervalGroup {
  readonly heading?: string;
  readonly lines: readonly IntervalLine[];
}

export interface IntervalPlotOptions {
  readonly width: number;
  /** Text alternative. */
  readonly label: string;
  readonly axis: string;
  readonly scale?: "linear" | "log";
  /** Smallest and largest value drawn; limits beyond end in an arrow. */
  readonly domain: readonly [number, number];
  readonly ticks?: readonly number[];
  readonly tickFormat?: (value: number) => string;
  /** No effect: 0 for differences, 1 for ratios; none for a proportion. */
  readonly reference?: number;
  readonly extraMarks?: readonly Plot.Markish[];
  readonly marginTop?: number;
}

interface Placed extends IntervalLine {
  readonly y: number;
}

const narrow = 480; // pixels; below, names stand above their lines

/** Intervals one below the other, their limits written beside them. */
export function intervalPlot(
  groups: readonly IntervalGroup[],
  options: IntervalPlotOptions,
): SVGSVGElement {
  const { width, label, axis, scale = "linear", domain, reference, marginTop = 8 } = options;
  const isNarrow = width < narrow;
  const { lines, headings, rows } = placeLines(groups);
  const rowHeight = isNarrow ? 36 : 26;
  const drawn = lines
    .filter(({ lower, upper }) => !Number.isNaN(lower) && !Number.isNaN(upper))
    .map((line) => ({ ...line, from: clamp(line.lower, domain), to: clamp(line.upper, domain) }));
  const drop = isNarrow ? -13 : 0;
  return drawPlot({
    label,
    width,
    height: rows * rowHeight + marginTop + 44,
    marginTop,
    marginBottom: 44,
    marginLeft: isNarrow ? 4 : 148,
    marginRight: isNarrow ? 4 : 116,
    x: { type: scale, domain: [...domain], label: null },
    y: { axis: null, domain: [rows - 0.5, -0.5] },
    marks: [
      Plot.axisX({
        ...quietAxis,
        anchor: "bottom",
        label: axis,
        labelAnchor: "center",
        labelArrow: "none",
        ...(options.ticks ? { ticks: [...options.ticks] } : { ticks: 5 }),
        ...(options.tickFormat ? { tickFormat: options.tickFormat } : {}),
      }),
      ...(options.extraMarks ?? []),
      reference === undefined
        ? null
        : Plot.ruleX([reference], { stroke: theme.ink, strokeDasharray: "4 3" }),
      Plot.ruleY(drawn, { x1: "from", x2: "to", y: "y", stroke: tone, strokeWidth: 2 }),
      Plot.dot(
        drawn.filter(({ upper }) => upper > domain[1]),
        arrow("to", 90),
      ),
      Plot.dot(
        drawn.filter(({ lower }) => lower < domain[0]),
        arrow("from", -90),
      ),
      Plot.dot(
        drawn.filter(({ estimate }) => estimate >= domain[0] && estimate <= domain[1]),
        {
          x: "estimate",
          y: "y",
          r: 4,
          fill: tone,
          stroke: theme.background,
        },
      ),
      Plot.text(lines, {
        ...annotation,
        text: "label",
        y: "y",
        frameAnchor: "left",
        dx: isNarrow ? 0 : -144,
        dy: drop,
        fill: tone,
      }),
      Plot.text(lines, {
        ...annotation,
        text: "text",
        y: "y",
        frameAnchor: "right",
        dx: isNarrow ? 0 : 112,
        dy: drop,
        fill: tone,
      }),
      Plot.text(headings, {
        ...annotation,
        fill: theme.muted,
        text: "heading",
        y: "y",
        frameAnchor: "left",
        dx: isNarrow ? 0 : -144,
      }),
    ],
  });
}

const tone = ({ isMain }: IntervalLine): string => (isMain ? theme.ink : theme.muted);

const clamp = (value: number, [least, most]: readonly [number, number]): number =>
  Math.min(most, Math.max(least, value));

const arrow = (x: "from" | "to", rotate: number) => ({
  x,
  y: "y" as const,
  symbol: "triangle" as const,
  rotate,
  r: 4,
  fill: tone,
});

function placeLines(groups: readonly IntervalGroup[]) {
  const lines: Placed[] = [];
  const headings: { heading: string; y: number }[] = [];
  let rows = 0;
  for (const { heading, lines: own } of groups) {
    if (heading !== undefined) headings.push({ heading, y: rows++ });
    for (const line of own) lines.push({ ...line, y: rows++ });
  }
  return { lines, headings, rows };
}
