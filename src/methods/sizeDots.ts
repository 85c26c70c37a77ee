import * as Plot from "@observablehq/plot";
import { annotation, drawPlot, quietAxis, type FigureOptions } from "../show/drawPlot.ts";
import { theme } from "../show/theme.ts";
import type { Question } from "./question.ts";
import { powerText } from "./sentences.ts";
import { total, type SizeRow } from "./sizeRows.ts";

interface SizeDotsOptions extends FigureOptions {
  readonly label: string;
}

const rowHeight = 24;
const header = " ";

/** What every method asks for; a full dot where the planned test then has the wanted power. */
export function sizeDots(
  rows: readonly SizeRow[],
  question: Question,
  { width, label }: SizeDotsOptions,
): SVGSVGElement {
  const isNarrow = width < 480;
  const isEven = question.ratio === "1:1";
  const x = (row: SizeRow) => (isEven ? row.n[0] : total(row));
  const sizes = rows.map(x);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const room = Math.max(1, 0.15 * (most - least));
  const name = (row: SizeRow) =>
    isNarrow ? row.label.replace("continuity-corrected", "corrected") : row.label;
  const marginRight = isNarrow ? 72 : 168;
  const title = isEven ? "subjects per arm" : `subjects in total (${question.ratio})`;
  return drawPlot({
    label,
    width,
    height: (rows.length + 1) * rowHeight + 48,
    marginLeft: isNarrow ? 142 : 196,
    marginRight,
    marginTop: 6,
    x: { domain: [Math.max(0, least - room), most + room] },
    y: { type: "point", domain: [header, ...rows.map(name)], axis: null, padding: 0.5 },
    marks: [
      Plot.axisX({
        ...quietAxis,
        ticks: isNarrow ? 3 : 6,
        label: title,
        labelAnchor: "center",
        labelArrow: "none",
        tickFormat: (n: number) => (Number.isInteger(n) ? String(n) : ""),
      }),
      Plot.ruleY(rows, { y: name, stroke: theme.rule }),
      Plot.text(rows, {
        ...annotation,
        y: name,
        text: name,
        frameAnchor: "left",
        textAnchor: "end",
        dx: -8,
        fontWeight: 400,
      }),
      ...dotMarks(rows, question, { x, name }),
      ...powerMarks(rows, question, { name, isNarrow }),
    ],
  });
}

const delivers = ({ actual }: SizeRow, { power }: Question): boolean => (actual ?? NaN) >= power;

interface Places {
  readonly x: (row: SizeRow) => number;
  readonly name: (row: SizeRow) => string;
}

function dotMarks(
  rows: readonly SizeRow[],
  question: Question,
  { x, name }: Places,
): Plot.Markish[] {
  const tone = (row: SizeRow) => (delivers(row, question) ? theme.accent : theme.miss);
  const beside = { ...annotation, x, y: name, dx: 10, textAnchor: "start" } as const;
  return [
    Plot.dot(rows, {
      x,
      y: name,
      r: 5,
      symbol: (row: SizeRow) => (row.kind === "formula" ? "square" : "circle"),
      stroke: tone,
      strokeWidth: 1.8,
      fill: (row: SizeRow) => (delivers(row, question) ? theme.accent : theme.background),
    }),
    Plot.text(rows, { ...beside, text: (row: SizeRow) => String(x(row)), fontWeight: 600 }),
  ];
}

/** The true power of each size, in a column of its own. */
function powerMarks(
  rows: readonly SizeRow[],
  question: Question,
  { name, isNarrow }: { readonly name: Places["name"]; readonly isNarrow: boolean },
): Plot.Markish[] {
  const beside = { ...annotation, y: name, frameAnchor: "right", textAnchor: "end" } as const;
  const text = (row: SizeRow) =>
    row.actual === undefined ? "–" : powerText(row.actual, question.power);
  const dx = isNarrow ? 68 : 160;
  const good = rows.filter((row) => delivers(row, question));
  const poor = rows.filter((row) => !delivers(row, question));
  return [
    Plot.text(good, { ...beside, text, dx, fill: theme.accent, fontWeight: 600 }),
    Plot.text(poor, { ...beside, text, dx, fill: theme.miss }),
    Plot.text([header], {
      ...beside,
      y: (d: string) => d,
      text: () => (isNarrow ? "true power" : "true power, planned test"),
      dx,
      fill: theme.muted,
    }),
  ];
}
