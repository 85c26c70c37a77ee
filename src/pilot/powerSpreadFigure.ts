import * as Plot from "@observablehq/plot";
import { spreadLabels } from "../methods/spreadLabels.ts";
import { annotation, drawPlot, quietAxis, type FigureOptions } from "../show/drawPlot.ts";
import { percent } from "../show/format.ts";
import { theme } from "../show/theme.ts";
import {
  powerCdf,
  powerQuantile,
  type PowerDistribution,
} from "../uncertainty/powerDistribution.ts";

/** Probability that the power lies in a range. */
export interface PowerBin {
  readonly lower: number;
  readonly upper: number;
  readonly probability: number;
}

const bins = 20;

/** The distribution of the power in equal ranges. */
export function powerBins(distribution: PowerDistribution): PowerBin[] {
  return Array.from({ length: bins }, (_, i) => {
    const [lower, upper] = [i / bins, (i + 1) / bins];
    const before = i === 0 ? 0 : powerCdf(distribution, lower);
    return { lower, upper, probability: powerCdf(distribution, upper) - before };
  });
}

/** Powers not exceeded with 10, 50 and 90% probability. */
export const powerDeciles = (distribution: PowerDistribution): number[] =>
  [0.1, 0.5, 0.9].map((p) => powerQuantile(distribution, p));

interface SpreadOptions extends FigureOptions {
  readonly label: string;
  readonly atEstimate: number;
}

interface Marker {
  readonly x: number;
  readonly text: string;
  readonly color: string;
}

/** Power as a distribution, with the two numbers that stand for it: at the estimate, and its mean. */
export function powerSpreadFigure(
  distribution: PowerDistribution,
  { width, label, atEstimate }: SpreadOptions,
): SVGSVGElement {
  const data = powerBins(distribution);
  const most = Math.max(...data.map(({ probability }) => probability));
  const means = [
    { x: distribution.mean, text: `mean ${percent(distribution.mean)}`, color: theme.experimental },
    { x: atEstimate, text: `at the estimate ${percent(atEstimate)}`, color: theme.ink },
  ];
  const names = ["10%", "50%", "90%"];
  const deciles = powerDeciles(distribution).map((x, i) => {
    return { x, text: names[i]!, color: theme.muted };
  });
  return drawPlot({
    label,
    width,
    height: 300,
    marginTop: 56,
    marginLeft: 44,
    marginRight: 16,
    x: { domain: [0, 1] },
    y: { domain: [0, most * 1.04] },
    marks: [
      Plot.axisX({
        ...quietAxis,
        ticks: 5,
        label: "power of the follow-up",
        labelAnchor: "center",
        labelArrow: "none",
        tickFormat: (power: number) => `${Math.round(100 * power)}%`,
      }),
      Plot.axisY({
        ...quietAxis,
        ticks: 4,
        label: null,
        tickFormat: (share: number) => `${Math.round(100 * share)}%`,
      }),
      Plot.rectY(data, {
        x1: "lower",
        x2: "upper",
        y: "probability",
        fill: theme.lost,
        fillOpacity: 0.55,
        insetLeft: 0.5,
        insetRight: 0.5,
      }),
      ...markers(deciles, { width, gap: 34, row: -6, dash: "2 3" }),
      ...markers(means, { width, gap: 150, row: -26 }),
      Plot.tip(data, {
        ...Plot.pointerX({
          x: ({ lower, upper }: PowerBin) => (lower + upper) / 2,
          y: "probability",
        }),
        title: (bin: PowerBin) =>
          `power ${percent(bin.lower, 0)} to ${percent(bin.upper, 0)}: ${percent(bin.probability)}`,
        fontSize: 12,
      }),
    ],
  });
}

interface MarkerOptions {
  readonly width: number;
  /** Pixels between the middles of two labels, at least. */
  readonly gap: number;
  /** Pixels above the frame. */
  readonly row: number;
  readonly dash?: string;
}

/** Lines with their names above the frame, side by side where they would cover each other. */
function markers(
  list: readonly Marker[],
  { width, gap, row, dash }: MarkerOptions,
): Plot.Markish[] {
  const half = gap / 2 / (width - 60);
  const range = [Math.min(0.5, half * 0.6), Math.max(0.5, 1 - half * 0.9)] as const;
  const places = spreadLabels(
    list.map(({ x }) => x),
    gap / (width - 60),
    range,
  );
  const data = list.map((marker, i) => ({ ...marker, place: places[i]! }));
  return [
    Plot.ruleX(data, {
      x: "x",
      stroke: "color",
      strokeWidth: dash ? 1.2 : 2,
      ...(dash && { strokeDasharray: dash }),
    }),
    Plot.text(data, {
      ...annotation,
      x: "place",
      text: "text",
      frameAnchor: "top",
      dy: row - 6,
      fill: "color",
      fontWeight: dash ? 400 : 600,
    }),
  ];
}
