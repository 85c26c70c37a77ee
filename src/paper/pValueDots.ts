import * as Plot from "@observablehq/plot";
import { annotation, drawPlot, quietAxis, type FigureOptions } from "../show/drawPlot.ts";
import { alphaText } from "../show/format.ts";
import { theme } from "../show/theme.ts";
import { finePValue } from "./numberText.ts";
import type { Reanalysis } from "./reanalysis.ts";

interface DotRow {
  readonly facet: string;
  readonly label: string;
  readonly p: number;
  readonly text: string;
  readonly isAsPrinted: boolean;
}

const smallest = 1e-12; // what lies below is drawn here; its number is still written

/** P by every test on a logarithmic axis, one panel a table, the P values that read as printed shaded. */
export function pValueDots(
  readings: readonly Reanalysis[],
  { width, label }: FigureOptions & { readonly label: string },
): SVGSVGElement {
  const isStacked = width < 260 * readings.length;
  const facet = isStacked ? "fy" : "fx";
  const rows = readings.flatMap(rowsOf);
  const names = readings.map(facetName);
  const labels = [...new Set(rows.map((row) => row.label))];
  const alpha = readings[0]!.table.alpha;
  const panelHeight = labels.length * 22 + 34;
  const by = { [facet]: "facet" };
  return drawPlot({
    label,
    width,
    height: (isStacked ? readings.length : 1) * panelHeight + 48,
    marginTop: 4,
    marginBottom: 44,
    marginLeft: 122,
    marginRight: 12,
    x: { type: "log", domain: domainOf(rows, readings, alpha), label: null },
    y: { domain: ["", ...labels], axis: null },
    [facet]: { domain: names, axis: null, padding: isStacked ? 0.06 : 0.08 },
    marks: [
      Plot.axisX({
        ...quietAxis,
        anchor: "bottom",
        label: "P value, two-sided, logarithmic",
        labelAnchor: "center",
        labelArrow: "none",
        ticks: 4,
        tickFormat: tickText,
      }),
      Plot.rect(readings.flatMap(windowOf), {
        ...by,
        x1: "from",
        x2: "below",
        fill: theme.accent,
        fillOpacity: 0.16,
      }),
      Plot.ruleX(
        names.map((name) => ({ facet: name, alpha })),
        {
          ...by,
          x: "alpha",
          stroke: theme.ink,
          strokeDasharray: "4 3",
        },
      ),
      Plot.text(
        names.map((name) => ({ facet: name, alpha })),
        {
          ...annotation,
          ...by,
          x: "alpha",
          text: () => alphaText(alpha),
          frameAnchor: "bottom",
          dy: -4,
          dx: 4,
          textAnchor: "start",
        },
      ),
      Plot.ruleY(rows, { ...by, y: "label", stroke: theme.rule }),
      Plot.dot(rows, {
        ...by,
        x: "p",
        y: "label",
        r: (row: DotRow) => (row.isAsPrinted ? 5.5 : 3.5),
        symbol: (row: DotRow) => (row.isAsPrinted ? "diamond" : "circle"),
        fill: (row: DotRow) => (row.isAsPrinted ? theme.accent : theme.muted),
      }),
      Plot.text(rows, {
        ...annotation,
        ...by,
        x: "p",
        y: "label",
        text: "text",
        dx: 9,
        textAnchor: "start",
        fill: (row: DotRow) => (row.isAsPrinted ? theme.ink : theme.muted),
      }),
      Plot.text(isStacked ? rows : rows.filter((row) => row.facet === names[0]), {
        ...by,
        y: "label",
        text: "label",
        frameAnchor: "left",
        dx: -8,
        textAnchor: "end",
        fill: theme.ink,
      }),
      Plot.text(names, {
        ...annotation,
        [facet]: (name: string) => name,
        text: (name: string) => name,
        frameAnchor: "top-left",
        fontWeight: "600",
        dy: 2,
      }),
    ],
  });
}

const facetName = ({ table }: Reanalysis): string =>
  table.printed ? `${table.outcome}, printed ${table.printed.text}` : table.outcome;

function rowsOf(reading: Reanalysis): DotRow[] {
  return reading.tests
    .filter(({ method }) => method !== "zPooled") // the same two-sided P value as Pearson's
    .map(({ method, label, pValue, isAsPrinted }) => ({
      facet: facetName(reading),
      label: method === "pearson" ? "Pearson, z pooled" : label,
      p: Math.max(smallest, pValue),
      text: finePValue(pValue),
      isAsPrinted: isAsPrinted === true,
    }));
}

function windowOf(reading: Reanalysis) {
  const { printed } = reading.table;
  if (!printed) return [];
  const { from, below } = printed;
  return [{ facet: facetName(reading), from: Math.max(smallest, from), below }];
}

/** All P values, windows and alpha, with room for the numbers to the right of the dots. */
function domainOf(
  rows: readonly DotRow[],
  readings: readonly Reanalysis[],
  alpha: number,
): [number, number] {
  const windows = readings.flatMap(windowOf).flatMap(({ from, below }) => [from, below]);
  const values = [...rows.map(({ p }) => p), ...windows, alpha];
  const least = Math.min(...values);
  const most = Math.max(...values);
  return [least / 1.4, most * (most / least) ** 0.22 * 1.3];
}

const tickText = (p: number): string =>
  p > 1 ? "" : p >= 0.001 ? finePValueTick(p) : `1e${Math.round(Math.log10(p))}`;
const finePValueTick = (p: number): string =>
  p === 1 ? "1" : String(Number(p.toPrecision(1))).slice(1);
