import * as Plot from "@observablehq/plot";
import { annotation, drawPlot, quietAxis, type FigureOptions } from "../show/drawPlot.ts";
import { theme } from "../show/theme.ts";
import { strongestScore, type CollapsibilityRow } from "./collapsibility.ts";
import { shownColor } from "./lineMarks.ts";

interface CollapsibilityOptions extends FigureOptions {
  readonly label: string;
}

/** Marginal and conditional odds ratio over the strength of a baseline score, both on log scales. */
export function collapsibilityLines(
  rows: readonly CollapsibilityRow[],
  { width, height = 320, label }: CollapsibilityOptions,
): SVGSVGElement {
  const data = [...rows];
  const last = data.at(-1)!;
  const values = data.flatMap(({ marginal, conditional }) => [marginal, conditional, 1]);
  const domain = [Math.min(...values) / 1.4, Math.max(...values) * 1.2];
  const isRising = last.conditional >= last.marginal;
  return drawPlot({
    label,
    width,
    height,
    marginLeft: 46,
    marginRight: 24,
    marginTop: 28,
    x: { type: "log", domain: [1, strongestScore] },
    y: { type: "log", domain },
    marks: [
      Plot.axisX({
        ...quietAxis,
        ticks: [1, 1.5, 2, 3, 5, 10],
        tickFormat: String,
        label: "odds ratio of the event per standard deviation of the score",
        labelAnchor: "center",
        labelArrow: "none",
      }),
      Plot.axisY({
        ...quietAxis,
        ticks: 6,
        tickFormat: tickText,
        label: "odds ratio of treatment",
      }),
      Plot.ruleY([1], { stroke: theme.rule }),
      Plot.lineY(data, { x: "oddsRatioPerSd", y: "marginal", stroke: theme.ink, strokeWidth: 1.8 }),
      Plot.lineY(data, {
        x: "oddsRatioPerSd",
        y: "conditional",
        stroke: shownColor,
        strokeWidth: 2.6,
      }),
      lineName([last], "marginal", { text: "in the whole trial", dy: isRising ? 14 : -12 }),
      lineName([last], "conditional", {
        text: "between subjects alike",
        dy: isRising ? -12 : 14,
        fill: shownColor,
      }),
    ],
  });
}

/** A line's name beside its end. */
function lineName(
  at: CollapsibilityRow[],
  y: "marginal" | "conditional",
  { text, ...options }: { text: string; dy: number; fill?: string },
): Plot.Markish {
  return Plot.text(at, {
    ...annotation,
    ...options,
    x: "oddsRatioPerSd",
    y,
    text: () => text,
    textAnchor: "end",
    fontWeight: 600,
  });
}

const tickText = (ratio: number): string => String(Number(ratio.toPrecision(2)));
