import * as Plot from "@observablehq/plot";
import { theme } from "../show/theme.ts";
import type { LineGroup } from "./lineGroups.ts";
import { spreadLabels } from "./spreadLabels.ts";

/** The test that figures bring out: the page's one accent, neither arm's color. */
export const shownColor = "var(--accent, #7a3b69)";

export const roleColor: Readonly<Record<LineGroup["role"], string>> = {
  other: theme.lost,
  planned: theme.ink,
  shown: shownColor,
};

const roleWidth: Readonly<Record<LineGroup["role"], number>> = {
  other: 1,
  planned: 1.8,
  shown: 2.6,
};

/** Others first, so that what matters lies on top. */
export const inDrawingOrder = (groups: readonly LineGroup[]): LineGroup[] =>
  (["other", "planned", "shown"] as const).flatMap((role) =>
    groups.filter((group) => group.role === role),
  );

/** A curve in the style of its role; the planned test's is dashed, a second cue beside its color. */
export function lineMark<Point>(
  points: readonly Point[],
  { role }: LineGroup,
  channels: Plot.LineYOptions,
): Plot.Markish {
  return Plot.lineY([...points], {
    ...channels,
    stroke: roleColor[role],
    strokeWidth: roleWidth[role],
    ...(role === "planned" && { strokeDasharray: "6 2" }),
  });
}

/** A curve's name in the margin. */
export interface EndLabel {
  readonly group: LineGroup;
  readonly text: string;
  /** The point that the name belongs to. */
  readonly x: number;
  readonly y: number;
}

export interface LabelSpace {
  /** Where names begin, on the scale of x. */
  readonly at: number;
  /** Height of a line of text, on the scale of y. */
  readonly gap: number;
  readonly range: readonly [number, number];
}

/** Names beside a chart with a hairline to their curves; a click brings the test out. */
export function endLabelMarks(labels: readonly EndLabel[], space: LabelSpace): Plot.Markish[] {
  const places = spreadLabels(
    labels.map(({ y }) => y),
    space.gap,
    space.range,
  );
  const placed = labels.map((label, i) => ({ ...label, place: places[i]! }));
  return [
    Plot.link(placed, {
      x1: "x",
      y1: "y",
      x2: () => space.at,
      y2: "place",
      stroke: (d: EndLabel) => (d.group.role === "other" ? theme.rule : roleColor[d.group.role]),
      strokeWidth: 0.8,
    }),
    ...placed.map((label) =>
      Plot.text([label], {
        x: () => space.at,
        y: "place",
        text: "text",
        textAnchor: "start",
        dx: 4,
        fill: label.group.role === "other" ? theme.muted : roleColor[label.group.role],
        fontWeight: label.group.role === "other" ? 400 : 600,
        className: `end-label end-label-${label.group.methods[0]}`,
      }),
    ),
  ];
}
