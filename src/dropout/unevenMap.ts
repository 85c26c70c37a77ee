import * as Plot from "@observablehq/plot";
import { drawPlot, quietAxis, type FigureOptions } from "../show/drawPlot.ts";
import { percent } from "../show/format.ts";
import { signedPoints } from "./sentences.ts";
import { unevenSteps, type UnevenPlace } from "./unevenGrid.ts";

/** What a map shows, and how. */
export interface UnevenScale {
  readonly value: (place: UnevenPlace) => number;
  readonly color: Plot.ScaleOptions;
  /** Levels drawn as lines with their names. */
  readonly levels: readonly { readonly value: number; readonly text: string }[];
}

interface UnevenMapOptions extends FigureOptions {
  readonly label: string;
  /** Where the plan stands. */
  readonly point: { readonly x: number; readonly y: number };
}

/** A value over the dropout of both arms, lost subjects counted as non-responders. */
export function unevenMap(
  places: readonly UnevenPlace[],
  { value, color, levels }: UnevenScale,
  { width, label, point }: UnevenMapOptions,
): SVGSVGElement {
  const columns = unevenSteps.length;
  const half = 0.5 / columns / 2;
  const last = unevenSteps.at(-1)!;
  const raster = {
    width: columns,
    height: places.length / columns,
    x1: -half,
    x2: last + half,
    y1: -half,
    y2: last + half,
  };
  const values = places.map(value);
  const axis = { ticks: 5, tickFormat: (rate: number) => percent(rate, 0) };
  const title = { labelAnchor: "center", labelArrow: "none" } as const;
  return drawPlot({
    label,
    width,
    height: Math.min(width * 0.85, 400),
    marginLeft: 50,
    marginRight: 16,
    x: { domain: [0, last] },
    y: { domain: [0, last] },
    color,
    marks: [
      Plot.raster(values, {
        ...raster,
        interpolate: "nearest",
        imageRendering: "pixelated",
        clip: true,
      }),
      ...contourMarks(
        values,
        raster,
        levels.map((level) => level.value),
      ),
      Plot.axisX({ ...quietAxis, ...axis, ...title, label: "lost on the experimental arm" }),
      Plot.axisY({ ...quietAxis, ...axis, label: "lost on control", labelArrow: "none" }),
      levelNames(places, value, levels),
      pointMarks(point),
      Plot.tip(
        [...places],
        Plot.pointer({
          x: "x",
          y: "y",
          title: (place: UnevenPlace) => placeText(place),
          fontSize: 12,
        }),
      ),
    ],
  });
}

/** "lost 30.0% vs 10.0%", its bias and its type I error. */
const placeText = ({ x, y, bias, size }: UnevenPlace): string =>
  `lost ${percent(x)} vs ${percent(y)}\nbias ${signedPoints(bias)} points\ntype I error ${percent(size)}`;

function contourMarks(
  values: readonly number[],
  raster: object,
  thresholds: readonly number[],
): Plot.Markish[] {
  const line = { ...raster, thresholds: [...thresholds], clip: true, fill: "none" };
  return [
    Plot.contour([...values], { ...line, stroke: "#000", strokeWidth: 3, strokeOpacity: 0.5 }),
    Plot.contour([...values], { ...line, stroke: "#fff", strokeWidth: 1.4 }),
  ];
}

/** Names of the levels where they cross the upper or the right edge, away from the diagonal. */
function levelNames(
  places: readonly UnevenPlace[],
  value: UnevenScale["value"],
  levels: UnevenScale["levels"],
): Plot.Markish {
  const named = levels.flatMap((level) =>
    [0.46, 0.04].flatMap((y) => {
      const row = places.filter((place) => Math.abs(place.y - y) < 1e-9);
      return crossings(row, value, level.value).map((x) => ({ x, y, text: level.text }));
    }),
  );
  const isFree = ({ x, y }: (typeof named)[number], i: number): boolean =>
    named.slice(0, i).every((other) => other.y !== y || Math.abs(other.x - x) > 0.08);
  return Plot.text(named.filter(isFree), { ...halo, x: "x", y: "y", text: "text" });
}

/** Places in a row where a value crosses a level. */
function crossings(
  row: readonly UnevenPlace[],
  value: UnevenScale["value"],
  level: number,
): number[] {
  return row.flatMap((place, i) => {
    const next = row[i + 1];
    if (!next || value(place) >= level === value(next) >= level) return [];
    const x = (place.x + next.x) / 2;
    return x > 0.02 && x < 0.48 ? [x] : [];
  });
}

const halo = { fill: "#fff", stroke: "#000", strokeWidth: 3, fontWeight: 600 } as const;

function pointMarks(point: UnevenMapOptions["point"]): Plot.Markish[] {
  return [
    Plot.dot([point], { x: "x", y: "y", r: 7, stroke: "#000", strokeWidth: 4 }),
    Plot.dot([point], { x: "x", y: "y", r: 7, stroke: "#fff", strokeWidth: 2 }),
    Plot.text([point], { ...halo, x: "x", y: "y", text: () => "planned", dy: -16 }),
  ];
}
