import * as Plot from "@observablehq/plot";
import { annotation, drawPlot, quietAxis, type FigureOptions } from "../show/drawPlot.ts";
import { armColors, theme } from "../show/theme.ts";
import type { Selection } from "./selection.ts";
import type { Mechanism } from "./visitValues.ts";

interface SelectionOptions extends FigureOptions {
  readonly label: string;
  readonly names: readonly [string, string];
  readonly xLabel: string;
  /** The endpoint's unit. */
  readonly yLabel: string;
  /** Smallest reach of the axis: differences below it are nothing to look at. */
  readonly least: number;
  /** The mechanism of the study. */
  readonly chosen: Mechanism | undefined;
}

const titles: Readonly<Record<Mechanism, string>> = { mcar: "MCAR", mar: "MAR", mnar: "MNAR" };

/** Mean of those seen − mean of all, by visit: a panel per mechanism, a line per arm, control dashed. */
export function selectionLines(
  rows: readonly Selection[],
  { width, height = 240, label, names, xLabel, yLabel, least, chosen }: SelectionOptions,
): SVGSVGElement {
  const mechanisms = [...new Set(rows.map(({ mechanism }) => mechanism))];
  const times = [...new Set(rows.map(({ visit }) => visit))];
  const reach = Math.max(least, ...rows.map(({ shift }) => Math.abs(shift))) * 1.1;
  const isNarrow = width < 560;
  const of = (arm: 0 | 1) => rows.filter((row) => row.arm === arm);
  const at = { x: "visit", y: "shift", fx: ({ mechanism }: Selection) => mechanism } as const;
  const [first, last] = [times[0]!, times.at(-1)!];
  return drawPlot({
    label,
    width,
    height,
    marginTop: 34,
    marginLeft: 44,
    marginRight: isNarrow ? 14 : 84,
    x: { domain: first === last ? [first - 1, first + 1] : [first, last] },
    y: { domain: [-reach, reach] },
    fx: { domain: mechanisms, axis: null, padding: 0.12 },
    marks: [
      Plot.axisX({
        ...quietAxis,
        ticks: isNarrow && times.length > 2 ? times.slice(1) : times, // no room for two that meet
        tickFormat: String,
        label: xLabel,
        labelArrow: "none",
      }),
      Plot.axisY({ ...quietAxis, ticks: 5, label: yLabel, labelArrow: "none" }),
      Plot.ruleY([0], { stroke: theme.rule }),
      Plot.text(mechanisms, {
        fx: (mechanism: Mechanism) => mechanism,
        text: (mechanism: Mechanism) =>
          `${titles[mechanism]}${mechanism === chosen ? (isNarrow ? " ✓" : ", as assumed") : ""}`,
        frameAnchor: "top-left",
        dy: -14,
        fill: theme.ink,
        fontWeight: 600,
      }),
      ...([0, 1] as const).flatMap((arm) => [
        Plot.line(of(arm), {
          ...at,
          stroke: armColors[arm],
          strokeWidth: 2,
          ...(arm === 1 && { strokeDasharray: "5 3" }),
        }),
        Plot.dot(of(arm), {
          ...at,
          stroke: armColors[arm],
          fill: arm === 0 ? armColors[arm] : theme.background,
          r: 3,
        }),
      ]),
      ...(isNarrow ? [] : endNames(rows, mechanisms.at(-1)!, { names, last, reach })),
    ],
  });
}

interface EndNames {
  readonly names: readonly [string, string];
  readonly last: number;
  readonly reach: number;
}

/** Names of the arms at the ends of the last panel's lines, apart from each other. */
function endNames(
  rows: readonly Selection[],
  mechanism: Mechanism,
  { names, last, reach }: EndNames,
): Plot.Markish[] {
  const ends = rows.filter((row) => row.mechanism === mechanism && row.visit === last);
  const [experimental, control] = ends;
  if (!experimental || !control) return [];
  const gap = experimental.shift - control.shift;
  const isClose = Math.abs(gap) < reach * 0.18;
  const up = gap >= 0 ? -7 : 7;
  return ends.map((row) =>
    Plot.text([row], {
      ...annotation,
      x: "visit",
      y: "shift",
      fx: "mechanism",
      text: () => names[row.arm],
      fill: row.arm === 0 ? "var(--experimental-text, #0072b2)" : "var(--control-text, #b34e00)",
      textAnchor: "start",
      dx: 8,
      dy: isClose ? (row.arm === 0 ? up : -up) : 0,
    }),
  );
}
