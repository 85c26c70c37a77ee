import * as Plot from "@observablehq/plot";
import { spreadLabels } from "../methods/spreadLabels.ts";
import { annotation } from "../show/drawPlot.ts";
import { theme } from "../show/theme.ts";
import type { LinePoint, LinesAxis, LossLine, LossLinesOptions } from "./lossLines.ts";

/** A curve. */
export function lineMark({ color, width, dash, points }: LossLine): Plot.Markish {
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
export function levelNames(levels: NonNullable<LossLinesOptions["levels"]>): Plot.Markish {
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
export function hereMarks(here: NonNullable<LossLinesOptions["here"]>, { domain }: LinesAxis) {
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
export function endMarks(
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

/** What stands at the pointer. */
export function tipMark(lines: readonly LossLine[], { tip, y }: LossLinesOptions): Plot.Markish {
  const points = lines.at(-1)?.points ?? [];
  const inside = (value: number) => Math.min(y.domain[1], Math.max(y.domain[0], value));
  return Plot.tip([...points], {
    ...Plot.pointerX({ x: "x", y: (point: LinePoint) => inside(point.y) }),
    title: (point: LinePoint) => tip(point.x),
    fontSize: 12,
  });
}
