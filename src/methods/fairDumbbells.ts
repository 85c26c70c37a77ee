import * as Plot from "@observablehq/plot";
import { annotation, drawPlot, quietAxis, type FigureOptions } from "../show/drawPlot.ts";
import { percent } from "../show/format.ts";
import { theme } from "../show/theme.ts";
import type { FairPower } from "./fairPower.ts";
import { shownColor } from "./lineMarks.ts";
import type { Question } from "./question.ts";
import { onceLabel } from "./testNames.ts";
import { exceedsLevel } from "./trueSize.ts";

interface DumbbellOptions extends FigureOptions {
  readonly label: string;
}

const rowHeight = 26;
const header = " "; // a row for the heads of the columns

/** Power as the test is used (ring) and at the level that keeps alpha (dot), one row a test. */
export function fairDumbbells(
  powers: readonly FairPower[],
  question: Question,
  { width, label }: DumbbellOptions,
): SVGSVGElement {
  const rows = [...powers].sort((a, b) => b.power - a.power);
  const values = rows.flatMap(({ power, fair }) => (fair ? [power, fair.power] : [power]));
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = Math.max(0.02, 0.25 * (most - least));
  const name = ({ method }: FairPower) => onceLabel(method);
  const color = ({ method }: FairPower) => (method === question.shown ? shownColor : theme.ink);
  return drawPlot({
    label,
    width,
    height: (rows.length + 1) * rowHeight + 52,
    marginLeft: width < 480 ? 158 : 196,
    marginRight: 20,
    marginTop: 8,
    x: { domain: [Math.max(0, least - room), Math.min(1, most + room)] },
    y: { type: "point", domain: [header, ...rows.map(name)], axis: null, padding: 0.5 },
    marks: [
      Plot.axisX({
        ...quietAxis,
        ticks: width < 480 ? 3 : 6,
        label: "exact power",
        labelAnchor: "center",
        labelArrow: "none",
        tickFormat: (power: number) => percent(power, most - least + room < 0.05 ? 1 : 0),
      }),
      Plot.ruleY(rows, { y: name, stroke: theme.rule }),
      ...nameMarks(rows, question, name),
      Plot.arrow(
        rows.filter(({ power, fair }) => fair && Math.abs(fair.power - power) > 1e-9),
        {
          x1: "power",
          x2: (row: FairPower) => row.fair!.power,
          y: name,
          stroke: color,
          strokeWidth: 1.5,
          insetStart: 5,
          insetEnd: 5,
          headLength: 5,
        },
      ),
      Plot.dot(rows, {
        x: "power",
        y: name,
        r: 5,
        stroke: (row: FairPower) =>
          exceedsLevel(row.size, question.alpha) ? theme.miss : color(row),
        strokeWidth: 1.8,
        fill: theme.background,
      }),
      Plot.dot(
        rows.filter(({ fair }) => fair),
        { x: (row: FairPower) => row.fair!.power, y: name, r: 3.5, fill: color },
      ),
    ],
  });
}

/** The test's name and its largest true size, in magenta where that exceeds alpha. */
function nameMarks(
  rows: readonly FairPower[],
  { alpha, shown }: Question,
  name: (row: FairPower) => string,
): Plot.Markish[] {
  const beside = { ...annotation, y: name, frameAnchor: "left", textAnchor: "end" } as const;
  const isOver = ({ size }: FairPower) => exceedsLevel(size, alpha);
  const size = {
    ...beside,
    text: ({ size: worst }: FairPower) => percent(worst),
    dx: -10,
  } as const;
  const bold = rows.filter(({ method }) => method === shown);
  const plain = rows.filter(({ method }) => method !== shown);
  return [
    Plot.text(plain, { ...beside, text: name, dx: -58 }),
    Plot.text(bold, { ...beside, text: name, dx: -58, fontWeight: 600, fill: shownColor }),
    Plot.text(rows.filter(isOver), { ...size, fill: theme.miss, fontWeight: 600 }),
    Plot.text(
      rows.filter((row) => !isOver(row)),
      { ...size, fill: theme.muted },
    ),
    Plot.text([header], {
      ...beside,
      y: (d: string) => d,
      text: () => "true size",
      dx: -10,
      fill: theme.muted,
    }),
  ];
}
