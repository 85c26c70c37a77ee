import type * as Plot from "@observablehq/plot";
import type { Pair } from "../pair.ts";
import { svgElement } from "../show/element.ts";

/** Draws the box of plausible rates over a map of power, the control rate on x. */
export function addPlausibleBox(
  figure: SVGSVGElement,
  [experimental, control]: Pair<Pair<number>>,
): void {
  const scale = (name: "x" | "y", at: number): number =>
    (figure as SVGSVGElement & Plot.Plot).scale(name)!.apply(at) as number;
  const [left, right] = control.map((rate) => scale("x", rate)) as [number, number];
  const [bottom, top] = experimental.map((rate) => scale("y", rate)) as [number, number];
  const names = figure.querySelector('g[aria-label="text"]'); // over the box, to stay readable
  for (const [stroke, width] of [
    ["#000", 4],
    ["#fff", 1.8],
  ] as const) {
    const place = { x: left, y: top, width: right - left, height: bottom - top };
    const look = { fill: "none", stroke, "stroke-width": width, "pointer-events": "none" };
    figure.insertBefore(svgElement("rect", { ...place, ...look }), names);
  }
}
