import type { FigureOptions } from "../show/drawPlot.ts";
import { signed } from "../show/format.ts";
import { intervalPlot } from "./intervalPlot.ts";
import { scaleRange } from "./numberText.ts";
import type { ScaleReading } from "./scaleReading.ts";

/** The printed differences on the visual analogue scales, with their intervals. */
export function scalePlot(
  readings: readonly ScaleReading[],
  { width, label }: FigureOptions & { readonly label: string },
): SVGSVGElement {
  const lines = readings.map(({ name, estimate, lower, upper }) => ({
    label: name,
    estimate,
    lower,
    upper,
    text: scaleRange({ lower, upper }),
    isMain: true,
  }));
  return intervalPlot([{ lines }], {
    width,
    label,
    axis: "LD-IL-2 − placebo, points on the scale",
    domain: [-32, 4],
    tickFormat: (value) => signed(value),
    reference: 0,
  });
}
