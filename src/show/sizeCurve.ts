import * as Plot from "@observablehq/plot";
import type { Pair } from "../pair.ts";
import { annotation, drawPlot, quietAxis, type FigureOptions } from "./drawPlot.ts";
import { percent, perArm } from "./format.ts";
import { goalMarks } from "./powerCurveMarks.ts";
import { theme } from "./theme.ts";

/** Power at a size, with its error where it is simulated. */
export interface SizeCurveRow {
  readonly n: Pair<number>;
  readonly power: number;
  /** Monte Carlo standard error. */
  readonly standardError?: number;
}

interface SizeCurveOptions extends FigureOptions {
  /** The design's own size. */
  readonly current: Pair<number>;
  /** "closed form", "exact", "simulated". */
  readonly method: string;
}

const z95 = 1.96;

/** Power over the size by one method: a line, or points with 95% Monte Carlo intervals, and the design marked. */
export function sizeCurve(
  rows: readonly SizeCurveRow[],
  { width, height = 320, document, current, method }: SizeCurveOptions,
): SVGSVGElement {
  const isEqual = current[0] === current[1];
  const size = ({ n }: Pick<SizeCurveRow, "n">): number => (isEqual ? n[0] : n[0] + n[1]);
  const here = rows.filter(({ n }) => n[0] === current[0] && n[1] === current[1]);
  const isSimulated = rows.some(({ standardError }) => standardError !== undefined);
  return drawPlot({
    label: labelOf(rows, here, method),
    width,
    height,
    document,
    marginLeft: 46,
    marginRight: 34,
    x: { label: isEqual ? "subjects randomized per arm" : "subjects randomized in total" },
    y: { domain: [0, 1] },
    marks: [
      Plot.axisX({ ...quietAxis, ticks: 10 }),
      Plot.axisY({ ...quietAxis, ticks: 5, label: "power", tickFormat: percentTick }),
      goalMarks([{ power: 0.8 }, { power: 0.9 }]),
      Plot.lineY([...rows], {
        x: size,
        y: "power",
        stroke: theme.ink,
        strokeWidth: isSimulated ? 1 : 1.8,
        marker: isSimulated ? "dot" : "none",
      }),
      isSimulated ? intervals(rows, size) : [],
      Plot.text(rows.slice(-1), {
        x: size,
        y: "power",
        text: () => method,
        textAnchor: "end",
        dy: 18,
        ...annotation,
      }),
      ownSize(here, size),
    ],
  });
}

const percentTick = (power: number): string => percent(power, 0);

function intervals(rows: readonly SizeCurveRow[], x: (row: SizeCurveRow) => number): Plot.Markish {
  const reach = ({ standardError = 0 }: SizeCurveRow): number => z95 * standardError;
  return Plot.ruleX([...rows], {
    x,
    y1: (row: SizeCurveRow) => Math.max(0, row.power - reach(row)),
    y2: (row: SizeCurveRow) => Math.min(1, row.power + reach(row)),
    stroke: theme.ink,
    strokeWidth: 1.6,
  });
}

function ownSize(here: readonly SizeCurveRow[], x: (row: SizeCurveRow) => number): Plot.Markish {
  return [
    Plot.ruleX([...here], { x, y1: 0, y2: 1, stroke: theme.experimental, strokeWidth: 1.2 }),
    Plot.dot([...here], {
      x,
      y: "power",
      r: 5,
      fill: theme.experimental,
      stroke: theme.background,
    }),
    Plot.text([...here], {
      x,
      frameAnchor: "top",
      text: ({ n, power, standardError }: SizeCurveRow) =>
        `${perArm(n)}: ${percent(power, standardError === undefined ? 1 : 0)}`,
      dy: -16,
      fontWeight: 600,
      ...annotation,
      fill: theme.experimental,
    }),
  ];
}

function labelOf(
  rows: readonly SizeCurveRow[],
  here: readonly SizeCurveRow[],
  method: string,
): string {
  const [first, last] = [rows[0]!, rows.at(-1)!];
  const own = here.map(
    ({ n, power }) => ` The design, ${perArm(n)} subjects, has ${percent(power)}.`,
  );
  return `Power (${method}) from ${percent(first.power)} with ${perArm(first.n)} subjects to ${percent(last.power)} with ${perArm(last.n)}.${own.join("")}`;
}
