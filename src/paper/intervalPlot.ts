import * as Plot from "@observablehq/plot";
import { annotation, drawPlot, quietAxis } from "../show/drawPlot.ts";
import { theme } from "../show/theme.ts";
import {
  placeLines,
  type Domain,
  type IntervalGroup,
  type IntervalLine,
  type PlacedLine,
} from "./intervalLines.ts";

export interface IntervalPlotOptions {
  readonly width: number;
  /** Text alternative. */
  readonly label: string;
  /** Title of the axis. */
  readonly axis: string;
  readonly scale?: "linear" | "log";
  /** Smallest and largest value drawn; limits beyond end in an arrow. */
  readonly domain: Domain;
  readonly ticks?: readonly number[];
  readonly tickFormat?: (value: number) => string;
  /** No effect: 0 for differences, 1 for ratios; none for a proportion. */
  readonly reference?: number;
  readonly extraMarks?: readonly Plot.Markish[];
  readonly marginTop?: number;
}

/** Width in pixels below which names stand above their lines rather than beside them. */
export const narrowPlot = 480;

/** Pixels left and right of the plotted area. */
export const intervalMargins = (width: number): readonly [number, number] =>
  width < narrowPlot ? [4, 4] : [148, 116];

/** Intervals one below the other, their limits written beside them. */
export function intervalPlot(
  groups: readonly IntervalGroup[],
  options: IntervalPlotOptions,
): SVGSVGElement {
  const { width, label, scale = "linear", domain, reference, marginTop = 8 } = options;
  const isNarrow = width < narrowPlot;
  const { lines, headings, rows } = placeLines(groups, domain);
  const [marginLeft, marginRight] = intervalMargins(width);
  return drawPlot({
    label,
    width,
    height: rows * (isNarrow ? 36 : 26) + marginTop + 44,
    marginTop,
    marginBottom: 44,
    marginLeft,
    marginRight,
    x: { type: scale, domain: [...domain], label: null },
    y: { axis: null, domain: [rows - 0.5, -0.5] },
    marks: [
      valueAxis(options),
      ...(options.extraMarks ?? []),
      reference === undefined ? null : referenceRule(reference, lines, isNarrow),
      ...lineMarks(lines, domain),
      writtenBeside(lines, "label", isNarrow ? 0 : -marginLeft, isNarrow),
      writtenBeside(lines, "text", isNarrow ? 0 : marginRight, isNarrow),
      Plot.text(headings, {
        ...annotation,
        fill: theme.muted,
        text: "heading",
        y: "y",
        frameAnchor: "left",
        dx: isNarrow ? 0 : -marginLeft,
      }),
    ],
  });
}

function valueAxis({ axis, ticks, tickFormat }: IntervalPlotOptions): Plot.Markish {
  return Plot.axisX({
    ...quietAxis,
    anchor: "bottom",
    label: axis,
    labelAnchor: "center",
    labelArrow: "none",
    ticks: ticks ? [...ticks] : 5,
    ...(tickFormat ? { tickFormat } : {}),
  });
}

/** The value of no effect; on a narrow plot in pieces, so that it does not cross the names. */
function referenceRule(x: number, lines: readonly PlacedLine[], isNarrow: boolean): Plot.Markish {
  const style = { stroke: theme.ink, strokeDasharray: "4 3" };
  if (!isNarrow) return Plot.ruleX([x], style);
  const pieces = lines.map(({ y }) => ({ x, top: y - 0.16, bottom: y + 0.4 }));
  return Plot.ruleX(pieces, { x: "x", y1: "top", y2: "bottom", ...style });
}

const tone = ({ isMain }: IntervalLine): string => (isMain ? theme.ink : theme.muted);

function lineMarks(lines: readonly PlacedLine[], [least, most]: Domain): Plot.Markish[] {
  const drawn = lines.filter(({ hasLimits }) => hasLimits);
  const inside = drawn.filter(({ estimate }) => estimate >= least && estimate <= most);
  const arrow = { y: "y", symbol: "triangle", r: 4, fill: tone } as const;
  const beyond = drawn.filter(({ upper }) => upper > most);
  const below = drawn.filter(({ lower }) => lower < least);
  return [
    Plot.ruleY(drawn, { x1: "from", x2: "to", y: "y", stroke: tone, strokeWidth: 2 }),
    Plot.dot(beyond, { ...arrow, x: "to", rotate: 90 }),
    Plot.dot(below, { ...arrow, x: "from", rotate: -90 }),
    Plot.dot(inside, { x: "estimate", y: "y", r: 4, fill: tone, stroke: theme.background }),
  ];
}

/** The name or the limits of each line, at the side to which `shift` points or, on a narrow plot, above. */
function writtenBeside(
  lines: readonly PlacedLine[],
  text: "label" | "text",
  shift: number,
  isNarrow: boolean,
): Plot.Markish {
  return Plot.text(lines, {
    ...annotation,
    fill: tone,
    text,
    y: "y",
    frameAnchor: text === "label" ? "left" : "right",
    dx: shift,
    dy: isNarrow ? -13 : 0,
  });
}
