import * as Plot from "@observablehq/plot";
import type { TableMethod } from "../analyze/methods.ts";
import { annotation, drawPlot, quietAxis, type FigureOptions } from "../show/drawPlot.ts";
import { percent, perArm } from "../show/format.ts";
import { theme } from "../show/theme.ts";
import { groupLabel, lineGroups, type LineGroup } from "./lineGroups.ts";
import { endLabelMarks, inDrawingOrder, lineMark, roleColor } from "./lineMarks.ts";
import { reachedSizes, type PowerRow } from "./powerRows.ts";
import type { Question } from "./question.ts";
import { shortLabels, tests } from "./testNames.ts";

interface PowerLinesOptions extends FigureOptions {
  readonly label: string;
}

/** Exact power over size, every size, every test: planned and shown brought out of the rest. */
export function powerLines(
  rows: readonly PowerRow[],
  question: Question,
  { width, height = 440, label }: PowerLinesOptions,
): SVGSVGElement {
  const methods = tests.filter((method) => rows.some(({ power }) => power[method] !== undefined));
  const groups = lineGroups(methods, (method) => rows.map(({ power }) => power[method]), question);
  const marginRight = width < 480 ? 104 : 136;
  const marginLeft = 46;
  const [first, last] = [rows[0]!.size, rows.at(-1)!.size];
  const powers = rows.flatMap((row) => Object.values(row.power)).concat(question.power);
  const bottom = Math.floor(10 * Math.min(...powers)) / 10;
  const top = Math.min(1, Math.ceil(10 * Math.max(...powers) + 0.3) / 10);
  const perPixel = (last - first) / (width - marginLeft - marginRight);
  return drawPlot({
    label,
    width,
    height,
    marginLeft,
    marginRight,
    marginTop: 28,
    x: {
      label: sizeTitle(question),
      domain: [first, last],
      labelAnchor: "center",
      labelArrow: "none",
    },
    y: { domain: [bottom, top] },
    marks: [
      Plot.axisX({
        ...quietAxis,
        ticks: width < 480 ? 4 : 8,
        label: sizeTitle(question),
        labelAnchor: "center",
        labelArrow: "none",
      }),
      Plot.axisY({
        ...quietAxis,
        ticks: 5,
        label: "exact power",
        tickFormat: (power: number) => percent(power, 0),
      }),
      ...goalMarks(question, width < 480 ? undefined : last),
      ...groupLines(groups, rows),
      ...endLabelMarks(
        groups.flatMap((group) => endOf(group, rows, width < 480 ? 15 : 20)),
        {
          at: last + 16 * perPixel,
          gap: ((top - bottom) * 15) / (height - 68),
          range: [bottom, top],
        },
      ),
      ...safeMarks(rows, question),
      tipMark(rows, question),
    ],
  });
}

const sizeTitle = ({ ratio }: Question): string =>
  ratio === "1:1" ? "subjects per arm" : `subjects in the smaller arm (${ratio})`;

/** The wanted power, named at `place` where there is room for it. */
function goalMarks({ power }: Question, place: number | undefined): Plot.Markish[] {
  const rule = Plot.ruleY([power], { stroke: theme.muted, strokeDasharray: "2 3" });
  if (place === undefined) return [rule];
  return [
    rule,
    Plot.text([power], {
      ...annotation,
      x: () => place,
      y: (d: number) => d,
      text: (d: number) => `${percent(d, 0)} wanted`,
      textAnchor: "end",
      dy: 10,
      fill: theme.muted,
    }),
  ];
}

function groupLines(groups: readonly LineGroup[], rows: readonly PowerRow[]): Plot.Markish[] {
  return inDrawingOrder(groups).map((group) => {
    const y = (row: PowerRow) => row.power[group.methods[0]!] ?? NaN;
    return lineMark(rows, group, { x: "size", y });
  });
}

/** The last point of a group's curve, where its name is tied to. */
function endOf(group: LineGroup, rows: readonly PowerRow[], characters: number) {
  const method = group.methods[0]!;
  const end = rows.findLast(({ power }) => power[method] !== undefined);
  if (!end) return [];
  return [{ group, text: groupLabel(group, characters), x: end.size, y: end.power[method]! }];
}

/** Where the planned and the shown test are safe. */
function safeMarks(rows: readonly PowerRow[], { method, shown, power }: Question): Plot.Markish[] {
  const roles = method === shown ? (["shown"] as const) : (["planned", "shown"] as const);
  return roles.flatMap((role) => {
    const test: TableMethod = role === "planned" ? method : shown;
    const { safe } = reachedSizes(rows, test, power);
    if (!safe) return [];
    const place = { x: "size", y: (row: PowerRow) => row.power[test]! } as const;
    return [
      Plot.dot([safe], { ...place, r: 4.5, fill: roleColor[role], stroke: theme.background }),
      Plot.text([safe], {
        ...annotation,
        ...place,
        text: (row: PowerRow) => `safe from ${row.size}`,
        textAnchor: role === "planned" ? "start" : "end",
        dx: role === "planned" ? 8 : -8,
        dy: role === "planned" ? 14 : -15,
        fill: roleColor[role],
        fontWeight: 600,
      }),
    ];
  });
}

function tipMark(rows: readonly PowerRow[], { shown, method }: Question): Plot.Markish {
  const line = (row: PowerRow, test: TableMethod) =>
    `${shortLabels[test]} ${row.power[test] === undefined ? "not computed" : percent(row.power[test])}`;
  return Plot.tip([...rows], {
    ...Plot.pointerX({
      x: "size",
      y: (row: PowerRow) => row.power[shown] ?? row.power[method] ?? NaN,
    }),
    title: (row: PowerRow) =>
      [perArm(row.n), ...new Set([shown, method].map((test) => line(row, test)))].join("\n"),
    fontSize: 12,
  });
}
