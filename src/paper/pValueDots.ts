import * as Plot from "@observablehq/plot";
import { annotation, drawPlot, quietAxis, type FigureOptions } from "../show/drawPlot.ts";
import { alphaText } from "../show/format.ts";
import { theme } from "../show/theme.ts";
import { dotDomain, dotRows, facetName, printedWindows, type DotRow } from "./pValueDotRows.ts";
import type { Reanalysis } from "./reanalysis.ts";

const panelWidth = 260; // pixels that a panel needs to stand beside another
const rowHeight = 21;
const alphaRow = " "; // a row without a test, where alpha is written

/** P by every test on a logarithmic axis, one panel a table, the P values that read as printed shaded. */
export function pValueDots(
  readings: readonly Reanalysis[],
  { width, label }: FigureOptions & { readonly label: string },
): SVGSVGElement {
  const facet = width < panelWidth * readings.length ? "fy" : "fx";
  const rows = readings.flatMap(dotRows);
  const windows = readings.flatMap(printedWindows);
  const panels = readings.map(facetName);
  const tests = [...new Set(rows.map((row) => row.label))];
  const { alpha } = readings[0]!.table;
  const panelHeight = (tests.length + 2.5) * rowHeight;
  const named = facet === "fy" ? rows : rows.filter((row) => row.facet === panels[0]);
  const [least, most] = dotDomain(rows, windows, alpha);
  const drawn = windows.map((w) => ({ ...w, from: Math.max(least, w.from) }));
  return drawPlot({
    label,
    width,
    height: panelHeight * (facet === "fy" ? panels.length : 1) + 48,
    marginTop: 4,
    marginBottom: 44,
    marginLeft: 122,
    marginRight: 12,
    x: { type: "log", domain: [least, most], label: null },
    y: { domain: ["", alphaRow, ...tests], axis: null },
    [facet]: { domain: panels, axis: null, padding: facet === "fy" ? 0.06 : 0.08 },
    marks: [
      pAxis(),
      Plot.rect(drawn, {
        [facet]: "facet",
        x1: "from",
        x2: "below",
        fill: theme.accent,
        fillOpacity: 0.16,
      }),
      ...alphaMarks(panels, facet, alpha),
      ...dotMarks(rows, facet),
      Plot.text(named, {
        ...(facet === "fy" ? { fy: "facet" } : { fx: "facet" }),
        y: "label",
        text: "label",
        frameAnchor: "left",
        dx: -8,
        textAnchor: "end",
        fill: theme.ink,
      }),
      Plot.text(panels, {
        ...annotation,
        [facet]: (panel: string) => panel,
        text: (panel: string) => panel,
        frameAnchor: "top-left",
        fontWeight: 600,
        dy: 2,
      }),
    ],
  });
}

type Facet = "fx" | "fy";

const pAxis = (): Plot.Markish =>
  Plot.axisX({
    ...quietAxis,
    anchor: "bottom",
    label: "P value, two-sided, logarithmic",
    labelAnchor: "center",
    labelArrow: "none",
    ticks: 4,
    tickFormat: tickText,
  });

/** ".001", "1e-6"; nothing beyond 1, where no P value is. */
function tickText(p: number): string {
  if (p > 1) return "";
  if (p === 1) return "1";
  return p >= 0.001 ? String(Number(p.toPrecision(1))).slice(1) : `1e${Math.round(Math.log10(p))}`;
}

function alphaMarks(panels: readonly string[], facet: Facet, alpha: number): Plot.Markish[] {
  const data = panels.map((panel) => ({ panel, alpha }));
  const place = { [facet]: "panel", x: "alpha" };
  return [
    Plot.ruleX(data, { ...place, stroke: theme.ink, strokeDasharray: "4 3" }),
    Plot.text(data, {
      ...annotation,
      ...place,
      y: () => alphaRow,
      text: () => alphaText(alpha),
      textAnchor: "start",
      dx: 4,
    }),
  ];
}

/** A diamond where P reads as printed, a dot where not; the number beside it. */
function dotMarks(rows: readonly DotRow[], facet: Facet): Plot.Markish[] {
  const place = { [facet]: "facet", x: "p", y: "label" };
  const tone = (row: DotRow) => (row.isAsPrinted ? theme.accent : theme.muted);
  const beside = { ...annotation, ...place, text: "text", dx: 9, textAnchor: "start" } as const;
  const fitting = rows.filter((row) => row.isAsPrinted);
  const others = rows.filter((row) => !row.isAsPrinted);
  return [
    Plot.ruleY(rows, { [facet]: "facet", y: "label", stroke: theme.rule }),
    Plot.dot(rows, {
      ...place,
      r: (row: DotRow) => (row.isAsPrinted ? 5.5 : 3.5),
      symbol: (row: DotRow) => (row.isAsPrinted ? "diamond" : "circle"),
      fill: tone,
    }),
    Plot.text(others, { ...beside, fill: theme.muted }),
    Plot.text(fitting, { ...beside, fontWeight: 600 }),
  ];
}
