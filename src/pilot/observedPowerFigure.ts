import * as Plot from "@observablehq/plot";
import { annotation, drawPlot, quietAxis, type FigureOptions } from "../show/drawPlot.ts";
import { alphaText, percent, pValueText } from "../show/format.ts";
import { theme } from "../show/theme.ts";
import type { ObservedPower } from "../uncertainty/observedPower.ts";
import { smallestP, type ObservedPowers } from "./repeatFindings.ts";

interface ObservedOptions extends FigureOptions {
  readonly label: string;
  readonly alpha: number;
  readonly pilot: ObservedPower;
}

/** Observed power against P: the curve of normal theory and the tables of the pilot. */
export function observedPowerFigure(
  { curve, tables }: ObservedPowers,
  { width, label, alpha, pilot }: ObservedOptions,
): SVGSVGElement {
  const shown = { ...pilot, pValue: Math.max(smallestP, pilot.pValue) };
  const point = { x: "pValue", y: "power" } as const;
  const onRight = shown.pValue < 0.05;
  return drawPlot({
    label,
    width,
    height: 320,
    marginLeft: 46,
    marginRight: 16,
    x: { type: "log", domain: [smallestP, 1] },
    y: { domain: [0, 1] },
    marks: [
      Plot.axisX({
        ...quietAxis,
        ticks: [0.001, 0.01, 0.1, 1],
        tickFormat: alphaText,
        label: "P value",
        labelAnchor: "center",
        labelArrow: "none",
      }),
      Plot.axisY({
        ...quietAxis,
        ticks: 5,
        label: "observed power",
        labelArrow: "none",
        tickFormat: (power: number) => `${Math.round(100 * power)}%`,
      }),
      Plot.ruleX([alpha], { stroke: theme.muted, strokeDasharray: "2 3" }),
      Plot.text([alpha], {
        ...annotation,
        x: (d: number) => d,
        y: () => 0,
        text: (d: number) => `alpha ${alphaText(d)}`,
        textAnchor: "start",
        dx: 5,
        dy: -9,
        fill: theme.muted,
      }),
      Plot.ruleY([0.5], { stroke: theme.muted, strokeDasharray: "2 3" }),
      Plot.dot([...tables], { ...point, r: 1.6, fill: theme.lost, fillOpacity: 0.6 }),
      Plot.lineY([...curve], { ...point, stroke: theme.experimental, strokeWidth: 2 }),
      Plot.dot([shown], { ...point, r: 5, fill: theme.control, stroke: theme.background }),
      Plot.text([shown], {
        ...annotation,
        ...point,
        text: () => "the pilot",
        textAnchor: onRight ? "start" : "end",
        dx: onRight ? 9 : -9,
        dy: -8,
        fill: theme.control,
        fontWeight: 600,
      }),
      Plot.tip([...curve], {
        ...Plot.pointerX(point),
        title: (d: ObservedPower) =>
          `P ${pValueText(d.pValue)}: observed power ${percent(d.power)}`,
        fontSize: 12,
      }),
    ],
  });
}

export const observedColumns = [
  { label: "P value", value: ({ pValue }: ObservedPower) => Number(pValue.toPrecision(5)) },
  { label: "observed power", value: ({ power }: ObservedPower) => percent(power, 2) },
];
