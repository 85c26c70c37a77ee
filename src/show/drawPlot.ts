import * as Plot from "@observablehq/plot";
import { theme } from "./theme.ts";

/** What every figure needs to know about the page: its own width in pixels. */
export interface FigureOptions {
  readonly width: number;
  readonly height?: number;
  /** Where the picture's elements are made (the page's own document). */
  readonly document?: Document | undefined;
}

interface PlotFrame extends Omit<Plot.PlotOptions, "document"> {
  /** Text alternative of the picture: what it shows, in one sentence. */
  readonly label: string;
  /** Name of the figure's parts for a reader who tabs into it; only where something can be focused. */
  readonly interactive?: boolean;
  readonly document?: Document | undefined;
}

/** Draws a plot in the kit's one style: no box, light rules, text in the page's own typeface. */
export function drawPlot({
  label,
  interactive = false,
  document,
  ...options
}: PlotFrame): SVGSVGElement {
  const figure = Plot.plot({
    marginTop: 24,
    marginBottom: 40,
    ...options,
    ...(document && { document }),
    style: {
      background: "transparent",
      fontSize: "12px",
      fontFamily: "inherit",
      overflow: "visible",
    },
  }) as SVGSVGElement;
  figure.setAttribute("role", interactive ? "group" : "img");
  figure.setAttribute("aria-label", label);
  return figure;
}

/** Options of an axis that speaks softer than the data. */
export const quietAxis = { color: theme.muted, tickSize: 3 } as const;

/** Text written on a plot: readable over lines and bars in light and dark. */
export const annotation = {
  fill: theme.ink,
  stroke: theme.background,
  strokeWidth: 4,
  fontSize: 12,
} as const;
