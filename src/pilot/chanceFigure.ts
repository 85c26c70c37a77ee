import * as Plot from "@observablehq/plot";
import { spreadLabels } from "../methods/spreadLabels.ts";
import { annotation, drawPlot, quietAxis, type FigureOptions } from "../show/drawPlot.ts";
import { percent } from "../show/format.ts";
import { theme } from "../show/theme.ts";
import { reachedSize, type ChanceRow, type PilotFindings } from "./pilotFindings.ts";
import { wantedChances } from "./pilotQuestion.ts";
import { goalText } from "./sentences.ts";

const height = 340;

/** Assurance and power over the size, with the ceiling and the first sizes for 80 and 90%. */
export function chanceFigure(
  { curve, ceiling, question }: PilotFindings,
  { width, label }: FigureOptions & { readonly label: string },
): SVGSVGElement {
  const rows = curve.filter(({ n }) => n >= Math.min(10, question.n));
  const isNarrow = width < 480;
  const here = Math.min(rows.at(-1)!.n, question.n);
  const line = { x: "n", clip: true } as const;
  return drawPlot({
    label,
    width,
    height,
    marginLeft: 46,
    marginRight: isNarrow ? 84 : 130,
    x: { domain: [rows[0]!.n, rows.at(-1)!.n] },
    y: { domain: [0, 1] },
    marks: [
      Plot.axisX({
        ...quietAxis,
        ticks: isNarrow ? 4 : 8,
        label: "subjects per arm",
        labelAnchor: "center",
        labelArrow: "none",
      }),
      Plot.axisY({
        ...quietAxis,
        ticks: 5,
        label: "chance of success",
        labelArrow: "none",
        tickFormat: (chance: number) => `${Math.round(100 * chance)}%`,
      }),
      Plot.ruleX([here], { stroke: theme.rule, strokeWidth: 1.5 }),
      hereName(here),
      Plot.ruleY([ceiling], { stroke: theme.muted, strokeDasharray: "2 3" }),
      Plot.lineY(rows, { ...line, y: "power", stroke: theme.muted, strokeDasharray: "5 3" }),
      Plot.lineY(rows, { ...line, y: "assurance", stroke: theme.experimental, strokeWidth: 2.4 }),
      goalMarks(rows),
      endNames(rows.at(-1)!, ceiling, isNarrow),
      Plot.tip(rows, {
        ...Plot.pointerX({ x: "n", y: "assurance" }),
        title: tipText,
        fontSize: 12,
      }),
    ],
  });
}

/** At the foot, where no curve is. */
function hereName(here: number): Plot.Markish {
  return Plot.text([here], {
    ...annotation,
    x: (n: number) => n,
    y: () => 0,
    text: () => "planned",
    textAnchor: "start",
    dx: 5,
    dy: -9,
    fill: theme.muted,
  });
}

/** The first sizes that give 80 and 90% assurance. */
function goalMarks(rows: readonly ChanceRow[]): Plot.Markish[] {
  const reached = wantedChances.flatMap((goal) => {
    const { first } = reachedSize(rows, "assurance", goal);
    return first === undefined ? [] : [{ ...rows.find(({ n }) => n === first)!, goal }];
  });
  const place = { x: "n", y: "assurance" } as const;
  return [
    Plot.dot(reached, { ...place, r: 4.5, fill: theme.experimental, stroke: theme.background }),
    Plot.text(reached, {
      ...annotation,
      ...place,
      text: ({ goal, n }: (typeof reached)[number]) => `${goalText(goal)} with ${n}`,
      textAnchor: "start",
      dx: 9,
      dy: 13,
    }),
  ];
}

interface EndName {
  readonly y: number;
  readonly text: string;
  readonly color: string;
  readonly weight: number;
}

/** Names in the margin, tied to the ends of the lines. */
function endNames(last: ChanceRow, ceiling: number, isNarrow: boolean): Plot.Markish {
  const names: EndName[] = [
    {
      y: last.power,
      text: isNarrow ? "as seen" : "if rates are as seen",
      color: theme.muted,
      weight: 400,
    },
    { y: ceiling, text: `ceiling ${percent(ceiling)}`, color: theme.muted, weight: 400 },
    { y: last.assurance, text: "assurance", color: theme.experimental, weight: 600 },
  ];
  const wanted = names.map(({ y }) => y);
  const places = spreadLabels(wanted, 16 / (height - 64), [0, 1.02]);
  const placed = names.map((name, i) => ({ ...name, place: places[i]! }));
  return placed.map((name) =>
    Plot.text([name], {
      x: () => last.n,
      y: "place",
      text: "text",
      textAnchor: "start",
      dx: 8,
      fill: name.color,
      fontWeight: name.weight,
    }),
  );
}

const tipText = ({ n, assurance, power }: ChanceRow): string =>
  [`${n} per arm`, `assurance ${percent(assurance)}`, `power as seen ${percent(power)}`].join("\n");
