import * as Plot from "@observablehq/plot";
import { annotation, drawPlot, quietAxis, type FigureOptions } from "./drawPlot.ts";
import { armColors, theme } from "./theme.ts";

/** A number of an arm at a visit. */
export interface ArmPoint {
  readonly arm: 0 | 1;
  readonly time: number;
  readonly value: number;
  /** A second number, drawn dashed. */
  readonly other?: number;
}

interface ArmLineOptions extends FigureOptions {
  readonly label: string;
  readonly names: readonly [string, string];
  /** "weeks". */
  readonly xLabel: string;
  readonly yLabel: string;
  readonly yFormat: (value: number) => string;
  readonly domain?: readonly [number, number];
  /** Time to be marked: that of the comparison. */
  readonly marked?: number | undefined;
}

/** A line per arm over the visits, named at its end; where the arms agree, both can be seen. */
export function armLines(
  points: readonly ArmPoint[],
  { label, names, xLabel, yLabel, yFormat, domain, marked, ...frame }: ArmLineOptions,
): SVGSVGElement {
  const times = [...new Set(points.map(({ time }) => time))].toSorted((a, b) => a - b);
  const x = { ...quietAxis, ticks: times, tickFormat: String, label: xLabel } as const;
  const y = { ...quietAxis, ticks: 5, tickFormat: yFormat, label: yLabel } as const;
  return drawPlot({
    height: 260,
    ...frame,
    label,
    marginLeft: 56,
    marginRight: 130,
    x: { domain: [times[0]!, times.at(-1)!] },
    y: domain ? { domain } : { nice: true },
    marks: [
      Plot.axisX({ ...x, labelArrow: "none" }),
      Plot.axisY({ ...y, labelArrow: "none" }),
      ...(marked === undefined ? [] : [Plot.ruleX([marked], { stroke: theme.rule })]),
      ...([0, 1] as const).map((arm) => armMarks(points, arm)),
      endNames(points, names),
    ],
  });
}

/** The control arm is thinner, and drawn last. */
function armMarks(points: readonly ArmPoint[], arm: 0 | 1): Plot.Markish {
  const own = points.filter((point) => point.arm === arm);
  const dashed = own.filter(({ other }) => other !== undefined);
  const stroke = armColors[arm];
  const strokeWidth = arm === 0 ? 3.2 : 1.4;
  return [
    Plot.line(dashed, { x: "time", y: "other", stroke, strokeWidth: 1.4, strokeDasharray: "4 3" }),
    Plot.line(own, { x: "time", y: "value", stroke, strokeWidth }),
    Plot.dot(own, { x: "time", y: "value", fill: stroke, r: arm === 0 ? 4 : 2.6 }),
  ];
}

/** Names at the last visit, the higher one moved up so that they do not meet. */
function endNames(points: readonly ArmPoint[], names: readonly [string, string]): Plot.Markish {
  const ends = ([0, 1] as const).map((arm) => points.findLast((point) => point.arm === arm)!);
  const higher = ends[1]!.value > ends[0]!.value ? 1 : 0;
  return ends.map((end) =>
    Plot.text([end], {
      x: "time",
      y: "value",
      text: () => names[end.arm],
      textAnchor: "start",
      dx: 10,
      dy: end.arm === higher ? -7 : 7,
      ...annotation,
      fill: armColors[end.arm],
      fontWeight: 600,
    }),
  );
}
