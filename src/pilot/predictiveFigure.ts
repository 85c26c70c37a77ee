import * as Plot from "@observablehq/plot";
import type { DifferenceBin } from "../show/differenceBins.ts";
import { annotation, drawPlot, quietAxis, type FigureOptions } from "../show/drawPlot.ts";
import { percent, points } from "../show/format.ts";
import { theme } from "../show/theme.ts";

interface PredictiveOptions extends FigureOptions {
  readonly label: string;
  /** The pilot's difference. */
  readonly observed: number;
}

/** What the next trial may observe; the significant part is colored. */
export function predictiveFigure(
  bins: readonly DifferenceBin[],
  { width, label, observed }: PredictiveOptions,
): SVGSVGElement {
  const data = [...bins];
  const total = (bin: DifferenceBin): number => bin.significant + bin.notSignificant;
  const edges = { x1: "lower", x2: "upper", insetLeft: 0.5, insetRight: 0.5 };
  return drawPlot({
    label,
    width,
    height: 300,
    marginTop: 44,
    marginLeft: 36,
    marginRight: 36,
    y: { axis: null, domain: [0, Math.max(...data.map(total)) * 1.04] },
    marks: [
      Plot.axisX({
        ...quietAxis,
        ticks: width < 480 ? 5 : 7,
        label: "difference that the follow-up observes, points",
        labelAnchor: "center",
        labelArrow: "none",
        tickFormat: (difference: number) => points(difference, 0),
      }),
      Plot.rectY(data, { ...edges, y1: 0, y2: "significant", fill: theme.accent }),
      Plot.rectY(data, {
        ...edges,
        y1: "significant",
        y2: total,
        fill: theme.lost,
        fillOpacity: 0.7,
      }),
      Plot.ruleX([observed], { stroke: theme.ink, strokeDasharray: "5 3" }),
      Plot.text([observed], {
        ...annotation,
        x: (d: number) => d,
        text: (d: number) => `pilot ${points(d)}`,
        frameAnchor: "top",
        dy: -26,
      }),
      significantName(data, total),
      Plot.tip(data, { ...Plot.pointerX({ x: middle, y: total }), title: tipText, fontSize: 12 }),
    ],
  });
}

/** Named where most of it lies. */
function significantName(data: DifferenceBin[], total: (bin: DifferenceBin) => number) {
  const peak = data.reduce((best, bin) => (bin.significant > best.significant ? bin : best));
  if (peak.significant === 0) return null;
  return Plot.text([peak], {
    ...annotation,
    x: middle,
    y: total,
    text: () => "significant",
    dy: -9,
    fill: theme.accent,
    fontWeight: 600,
  });
}

const middle = ({ lower, upper }: DifferenceBin): number => (lower + upper) / 2;

const tipText = (bin: DifferenceBin): string =>
  [
    `${points(middle(bin))} points: ${percent(bin.significant + bin.notSignificant)}`,
    `significant ${percent(bin.significant)}`,
  ].join("\n");
