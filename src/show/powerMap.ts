import * as Plot from "@observablehq/plot";
import { drawPlot, quietAxis, type FigureOptions } from "./drawPlot.ts";
import { percent } from "./format.ts";
import {
  centerRange,
  contourLabelPlaces,
  contourLevels,
  places,
  type Place,
  type PowerGrid,
} from "./powerGrid.ts";

/** A place on a map with its name. */
interface MapPoint {
  readonly x: number;
  readonly y: number;
  readonly label: string;
}

export interface PowerMapOptions extends FigureOptions {
  readonly xLabel: string;
  readonly yLabel: string;
  /** Words for a place on the map, for its tip: "response 66.7% vs 26.7%". */
  readonly describe: (x: number, y: number) => string;
  /** Axes to be labeled in percent. */
  readonly percent: { readonly x: boolean; readonly y: boolean };
  /** Where the design stands; undefined where it has no place on the map. */
  readonly point: MapPoint | undefined;
  /** Called with a place on the map that was pressed. */
  readonly onPick?: (x: number, y: number) => void;
}

/** Power as color over two assumptions, with contours at 80 and 90% and the design's own place. */
export function powerMap(grid: PowerGrid, options: PowerMapOptions): SVGSVGElement {
  const { width, xLabel, yLabel, point, height = Math.min(width * 0.8, 360) } = options;
  const { columns, rows, x, y } = grid;
  const place = { width: columns, height: rows, x1: x[0], x2: x[1], y1: y[0], y2: y[1] };
  const figure = drawPlot({
    label: `${yLabel} against ${xLabel}: power from low (dark) to high (light)${point ? ", with the design marked" : ""}.`,
    width,
    height,
    marginLeft: 48,
    marginRight: 12,
    x: { label: xLabel, domain: centerRange(x, columns) },
    y: { label: yLabel, domain: centerRange(y, rows) },
    color: { scheme: "cividis", domain: [0, 1] },
    marks: [
      Plot.raster(grid.values, {
        ...place,
        interpolate: "nearest",
        imageRendering: "pixelated",
        clip: true,
      }),
      contours(grid, place),
      Plot.axisX({ ...quietAxis, ticks: 6, tickFormat: tickText(options.percent.x) }),
      Plot.axisY({ ...quietAxis, ticks: 6, tickFormat: tickText(options.percent.y) }),
      contourLabels(grid, point),
      designPoint(point),
      Plot.tip(
        places(grid),
        Plot.pointer({
          x: "x",
          y: "y",
          title: (d: Place) => `${options.describe(d.x, d.y)}\npower ${percent(d.power)}`,
          fontSize: 12,
        }),
      ),
    ],
  });
  if (options.onPick !== undefined) listen(figure as SVGSVGElement & Plot.Plot, options.onPick);
  return figure;
}

const tickText = (isPercent: boolean) => (value: number) =>
  String(isPercent ? Math.round(100 * value) : value);

function contours(grid: PowerGrid, place: object): Plot.Markish {
  const [solid, dashed] = contourLevels;
  const line = (level: number, style: object): Plot.Markish => [
    Plot.contour(grid.values, {
      ...place,
      thresholds: [level],
      clip: true,
      fill: "none",
      stroke: "#000",
      strokeWidth: 3,
      strokeOpacity: 0.5,
    }),
    Plot.contour(grid.values, {
      ...place,
      thresholds: [level],
      clip: true,
      fill: "none",
      stroke: "#fff",
      strokeWidth: 1.4,
      ...style,
    }),
  ];
  return [line(solid, { strokeDasharray: "5 3" }), line(dashed, {})];
}

function contourLabels(grid: PowerGrid, point: PowerMapOptions["point"]): Plot.Markish {
  const labels = contourLabelPlaces(grid, contourLevels, point);
  return Plot.text(labels, {
    x: "x",
    y: "y",
    text: (d: Place) => percent(d.power, 0),
    fill: "#fff",
    stroke: "#000",
    strokeWidth: 3,
    fontWeight: 600,
  });
}

function designPoint(point: PowerMapOptions["point"]): Plot.Markish {
  if (point === undefined) return [];
  return [
    Plot.dot([point], { x: "x", y: "y", r: 7, stroke: "#000", strokeWidth: 4 }),
    Plot.dot([point], { x: "x", y: "y", r: 7, stroke: "#fff", strokeWidth: 2 }),
    Plot.text([point], {
      x: "x",
      y: "y",
      text: "label",
      dy: -16,
      fill: "#fff",
      stroke: "#000",
      strokeWidth: 3,
      fontWeight: 600,
    }),
  ];
}

function listen(figure: SVGSVGElement & Plot.Plot, onPick: (x: number, y: number) => void): void {
  figure.style.cursor = "crosshair";
  figure.addEventListener("click", (event) => {
    const box = figure.getBoundingClientRect();
    const zoom = figure.viewBox.baseVal.width / box.width;
    const scale = (name: "x" | "y", at: number): number =>
      figure.scale(name)!.invert!(at * zoom) as number;
    onPick(scale("x", event.clientX - box.left), scale("y", event.clientY - box.top));
  });
}
