import * as Plot from "@observablehq/plot";
import { annotation, drawPlot, quietAxis, type FigureOptions } from "../show/drawPlot.ts";
import { percent } from "../show/format.ts";
import { armColors, theme } from "../show/theme.ts";
import type { PriorDensities } from "../uncertainty/priorDensities.ts";

/** Densities before and after the pilot. */
export interface DensityRow {
  readonly rate: number;
  readonly prior: readonly [number, number];
  readonly posterior: readonly [number, number];
}

/** One row for each rate. */
export function densityRows(before: PriorDensities, after: PriorDensities): DensityRow[] {
  return Array.from(after.rate, (rate, i) => ({
    rate,
    prior: [before.density[0][i]!, before.density[1][i]!],
    posterior: [after.density[0][i]!, after.density[1][i]!],
  }));
}

const armNames = ["Experimental", "Control"] as const;
const arms = [0, 1] as const;

/** What is believed of both rates: the pilot's as filled curves, what was believed before as dashes. */
export function densityFigure(
  rows: readonly DensityRow[],
  {
    width,
    label,
    estimate,
  }: FigureOptions & { readonly label: string; readonly estimate: readonly [number, number] },
): SVGSVGElement {
  const finite = rows.flatMap(({ posterior }) => posterior).filter(Number.isFinite);
  const top = Math.max(...finite) * 1.18;
  const data = [...rows];
  return drawPlot({
    label,
    width,
    height: 280,
    marginLeft: 18,
    marginRight: 18,
    x: { domain: [0, 1] },
    y: { domain: [0, top], axis: null },
    marks: [
      Plot.axisX({
        ...quietAxis,
        label: "true rate",
        labelAnchor: "center",
        labelArrow: "none",
        tickFormat: (rate: number) => `${Math.round(100 * rate)}%`,
        ticks: 5,
      }),
      ...arms.flatMap((arm) => armMarks(data, arm, top)),
      ...arms.map((arm) => peakName(data, arm, estimate[arm])),
      priorName(data, top),
      Plot.tip(data, {
        ...Plot.pointerX({ x: "rate", y: () => top * 0.5 }),
        title: (row: DensityRow) => tipText(row),
        fontSize: 12,
      }),
    ],
  });
}

function armMarks(data: DensityRow[], arm: 0 | 1, top: number): Plot.Markish[] {
  const color = armColors[arm];
  const cut = (density: number): number => Math.min(top, density);
  const after = (row: DensityRow) => cut(row.posterior[arm]);
  return [
    Plot.areaY(data, { x: "rate", y: after, fill: color, fillOpacity: 0.16 }),
    Plot.lineY(data, { x: "rate", y: after, stroke: color, strokeWidth: 2 }),
    Plot.lineY(data, {
      x: "rate",
      y: (row: DensityRow) => cut(row.prior[arm]),
      stroke: theme.muted,
      strokeWidth: 1.2,
      strokeDasharray: "4 3",
      clip: true,
    }),
  ];
}

/** The arm's name above its curve, on the outer side, where the other curve is not. */
function peakName(data: DensityRow[], arm: 0 | 1, estimate: number): Plot.Markish {
  const height = ({ posterior }: DensityRow): number =>
    Number.isFinite(posterior[arm]) ? posterior[arm] : 0;
  const peak = data.reduce((best, row) => (height(row) > height(best) ? row : best));
  const edge = peak.rate < 0.12 ? "start" : peak.rate > 0.88 ? "end" : "middle";
  return Plot.text([peak], {
    ...annotation,
    x: "rate",
    y: height,
    text: () => `${armNames[arm]} ${percent(estimate)}`,
    textAnchor: edge,
    dy: -10,
    fill: armColors[arm],
    fontWeight: 600,
  });
}

/** Where the prior is low and the curves are not. */
function priorName(data: DensityRow[], top: number): Plot.Markish {
  const room = (row: DensityRow): number => Math.max(...row.posterior, ...row.prior.map((d) => d));
  const inside = data.filter(({ rate }) => rate > 0.08 && rate < 0.92);
  const place = inside.reduce((best, row) => (room(row) < room(best) ? row : best));
  return Plot.text([place], {
    ...annotation,
    x: "rate",
    y: (row: DensityRow) => Math.min(top * 0.9, Math.max(...row.prior)),
    text: () => "before the pilot",
    dy: -9,
    fill: theme.muted,
  });
}

const tipText = ({ rate, posterior, prior }: DensityRow): string =>
  [
    `rate ${percent(rate)}`,
    `experimental ${posterior[0].toFixed(2)}`,
    `control ${posterior[1].toFixed(2)}`,
    `before ${[...new Set(prior.map((density) => density.toFixed(2)))].join(" and ")}`,
  ].join("\n");
