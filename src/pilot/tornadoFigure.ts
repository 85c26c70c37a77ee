import * as Plot from "@observablehq/plot";
import { annotation, drawPlot, quietAxis, type FigureOptions } from "../show/drawPlot.ts";
import { alphaText, percent } from "../show/format.ts";
import { theme } from "../show/theme.ts";
import type { TornadoBar, TornadoEnd } from "../uncertainty/tornado.ts";

const inputNames: Readonly<Record<TornadoBar["input"], string>> = {
  experimentalRate: "experimental rate",
  controlRate: "control rate",
  bothRates: "both rates",
  dropout: "dropout",
  experimentalDropout: "dropout, experimental",
  controlDropout: "dropout, control",
  alpha: "alpha",
  n: "subjects per arm",
  missing: "lost subjects",
};

/** What is varied, in words. */
export const inputName = ({ input }: Pick<TornadoBar, "input">): string => inputNames[input];

/** An end of a range as a reader says it. */
export function endText({ input }: Pick<TornadoBar, "input">, { value }: TornadoEnd): string {
  if (typeof value === "string") return value === "completeCase" ? "left out" : "failed";
  if (input === "alpha") return alphaText(Number(value.toPrecision(3)));
  return input === "n" ? String(value) : percent(value, 0);
}

/** Power at both ends of each range, the widest first; the line is the power as planned. */
export function tornadoFigure(
  bars: readonly TornadoBar[],
  { width, label }: FigureOptions & { readonly label: string },
): SVGSVGElement {
  const data = [...bars];
  const base = bars[0]!.base;
  const isNarrow = width < 480;
  return drawPlot({
    label,
    width,
    height: 60 + 44 * bars.length,
    marginTop: 28,
    marginLeft: isNarrow ? 122 : 140,
    marginRight: 40,
    insetLeft: 34, // for names left of bars that begin near 0
    x: { domain: [0, 1] },
    y: { domain: data.map(inputName), type: "band", padding: 0.45 },
    marks: [
      Plot.axisX({
        ...quietAxis,
        ticks: 5,
        label: "exact power",
        labelAnchor: "center",
        labelArrow: "none",
        tickFormat: (power: number) => `${Math.round(100 * power)}%`,
      }),
      Plot.axisY({ color: theme.ink, tickSize: 0, label: null, fontSize: 12 }),
      Plot.barX(data, {
        x1: (bar: TornadoBar) => Math.min(bar.low.power, bar.high.power, base),
        x2: (bar: TornadoBar) => Math.max(bar.low.power, bar.high.power, base),
        y: inputName,
        fill: theme.experimental,
        fillOpacity: 0.55,
      }),
      Plot.ruleX([base], { stroke: theme.ink, strokeWidth: 1.5 }),
      Plot.text([base], {
        ...annotation,
        x: (d: number) => d,
        text: (d: number) => `as planned ${percent(d)}`,
        frameAnchor: "top",
        dy: -14,
      }),
      ...endNames(data),
      Plot.tip(data, {
        ...Plot.pointerY({ x: () => base, y: inputName }),
        title: tipText,
        fontSize: 12,
      }),
    ],
  });
}

interface EndName {
  readonly power: number;
  readonly name: string;
  readonly text: string;
}

/** The value at each end of a bar, outside where there is room. */
function endNames(data: readonly TornadoBar[]): Plot.Markish[] {
  const names = (side: "left" | "right"): EndName[] =>
    data.map((bar) => {
      const isLow = bar.low.power <= bar.high.power === (side === "left");
      const end = isLow ? bar.low : bar.high;
      return { power: end.power, name: inputName(bar), text: endText(bar, end) };
    });
  const marks = (list: readonly EndName[], side: "left" | "right") =>
    Plot.text([...list], {
      ...annotation,
      x: "power",
      y: "name",
      text: "text",
      textAnchor: side === "left" ? "end" : "start",
      dx: side === "left" ? -5 : 5,
      fill: theme.muted,
    });
  const [left, right] = [names("left"), names("right")];
  return [
    marks(
      left.filter(({ power }) => power > 0.1),
      "left",
    ),
    marks(
      left.filter(({ power }) => power <= 0.1),
      "right",
    ),
    marks(
      right.filter(({ power }) => power < 0.95),
      "right",
    ),
    marks(
      right.filter(({ power }) => power >= 0.95),
      "left",
    ),
  ];
}

const tipText = (bar: TornadoBar): string =>
  [bar.low, bar.high]
    .map((end) => `${inputName(bar)} ${endText(bar, end)}: ${percent(end.power)}`)
    .join("\n");

export const tornadoColumns = [
  { label: "assumption", value: inputName },
  { label: "low", value: (bar: TornadoBar) => endText(bar, bar.low) },
  { label: "power at low", value: ({ low }: TornadoBar) => percent(low.power, 2) },
  { label: "high", value: (bar: TornadoBar) => endText(bar, bar.high) },
  { label: "power at high", value: ({ high }: TornadoBar) => percent(high.power, 2) },
  { label: "swing, points", value: ({ swing }: TornadoBar) => (100 * swing).toFixed(2) },
];
