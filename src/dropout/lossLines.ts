import * as Plot from "@observablehq/plot";
import { drawPlot, quietAxis, type FigureOptions } from "../show/drawPlot.ts";
import { theme } from "../show/theme.ts";
import { endMarks, hereMarks, levelNames, lineMark, tipMark } from "./lossLineMarks.ts";

/** A place on a curve. */
export interface LinePoint {
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
  readonly points: readonly LinePoint[];
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
