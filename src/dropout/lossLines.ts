import * as Plot from "@observablehq/plot";
import { spreadLabels } from "../methods/spreadLabels.ts";
import { annotation, drawPlot, quietAxis, type FigureOptions } from "../show/drawPlot.ts";
import { theme } from "../show/theme.ts";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A curve with its name at its end. */
export interface LossLine {
  readonly label: string;
  /** Where the margin is narrow. */
  readonly shortLabel?: string;
  readonly color: string;
  readonly width: number;
  /** A second cue beside the color. */
  readonly dash?: string;
  readonly points: readonly Point[];
}

export interface LinesAxis {
  readonly title: string;
  readonly domain: readonly [number, number];
  readonly format: (value: number) => string;
  readonly ticks?: number | readonly number[];
  readonly type?: "log";
}

export interface LossLinesOptions extends FigureOptions {
  /** Text alternative. */
  readonly label: string;
  readonly x: LinesAxis;
  readonly y: LinesAxis;
  /** Levels with their names. */
  readonly levels?: readonly { readonly y: number; readonly text: string }[];
  /** Where the plan stands, on the scale of x. */
  readonly here?: { readonly x: number; readonly text: string };
  /** What stands at a place, line by line. */
  readonly tip: (x: number) => string;
}

/** Curves named at their ends, with the plan's own place marked. */
export function lossLines(lines: readonly LossLine[], options: LossLinesOptions): SVGSVGElement {
  const { width, height = 360, label, x, y, levels = [], here } = options;
  const marginRight = width < 480 ? 96 : 150;
  const [marginTop, marginBottom] = [28, 40];
  const drawn = lines.filter(({ points }) => points.length > 0);
  return drawPlot({
    label,
    width,
    height,
    marginLeft: 46,
    marginRight,
    marginTop,
    marginBottom,
    x: { type: x.type ?? "linear", base: 2, domain: x.domain }, // base: of a log scale, whose ticks are doublings
    y: { domain: y.domain },
    marks: [
      Plot.axisX({
        ...quietAxis,
        ticks: x.ticks ?? 6,
        tickFormat: x.format,
        label: x.title,
        labelAnchor: "center",
        labelArrow: "none",
      }),
      Plot.axisY({
        ...quietAxis,
        ticks: y.ticks ?? 5,
        tickFormat: y.format,
        label: y.title,
        labelArrow: "none",
      }),
      Plot.ruleY([...levels], { y: "y", stroke: theme.muted, strokeDasharray: "2 3" }),
      ...(here ? hereMarks(here, y) : []),
      ...drawn.map(lineMark),
      levelNames(levels),
      ...endMarks(drawn, {
        ...options,
        isNarrow: width < 480,
        span: height - marginTop - marginBottom,
      }),
      tipMark(drawn, options),
    ],
  });
}

function lineMark({ color, width, dash, points }: LossLine): Plot.Markish {
  return Plot.lineY([...points], {
    x: "x",
    y: "y",
    stroke: color,
    strokeWidth: width,
    clip: true,
    ...(dash && { strokeDasharray: dash }),
  });
}

/** Over the lines, with a halo that keeps them readable. */
function levelNames(levels: NonNullable<LossLinesOptions["levels"]>): Plot.Markish {
  return Plot.text([...levels], {
    ...annotation,
    y: "y",
    text: "text",
    frameAnchor: "left",
    textAnchor: "start",
    dx: 4,
    dy: 9,
    fill: theme.muted,
  });
}

/** At the foot, where no axis title stands. */
function hereMarks(here: NonNullable<LossLinesOptions["here"]>, { domain }: LinesAxis) {
  return [
    Plot.ruleX([here], { x: "x", stroke: theme.rule, strokeWidth: 1.5 }),
    Plot.text([here], {
      ...annotation,
      x: "x",
      y: () => domain[0],
      text: "text",
      textAnchor: "start",
      dx: 5,
      dy: -9,
      fill: theme.muted,
    }),
  ];
}

/** Names in the margin, tied to the ends of their curves. */
function endMarks(
  lines: readonly LossLine[],
  {
    x,
    y,
    isNarrow,
    span,
  }: LossLinesOptions & { readonly isNarrow: boolean; readonly span: number },
): Plot.Markish[] {
  const [low, high] = y.domain;
  const ends = lines.map(({ points }) => Math.min(high, Math.max(low, points.at(-1)!.y)));
  const places = spreadLabels(ends, ((high - low) * 16) / span, [low, high]);
  const placed = lines.map((line, i) => ({ ...line, end: ends[i]!, place: places[i]! }));
  const at = () => x.domain[1];
  return placed.flatMap((line) => [
    Plot.text([line], {
      x: at,
      y: "place",
      text: (d: LossLine) => (isNarrow ? (d.shortLabel ?? d.label) : d.label),
      textAnchor: "start",
      dx: 8,
      fill: line.color,
      fontWeight: line.width > 2 ? 600 : 400,
    }),
  ]);
}

function tipMark(lines: readonly LossLine[], { tip, y }: LossLinesOptions): Plot.Markish {
  const points = lines.at(-1)?.points ?? [];
  const inside = (value: number) => Math.min(y.domain[1], Math.max(y.domain[0], value));
  return Plot.tip([...points], {
    ...Plot.pointerX({ x: "x", y: (point: Point) => inside(point.y) }),
    title: (point: Point) => tip(point.x),
    fontSize: 12,
  });
}
