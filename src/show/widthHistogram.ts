import * as Plot from "@observablehq/plot";
import { annotation, drawPlot, quietAxis, type FigureOptions } from "./drawPlot.ts";
import { percent, points } from "./format.ts";
import { theme } from "./theme.ts";

/** Share of trials whose confidence interval has a width in [lower, upper), as a difference of rates. */
export interface WidthBin {
  readonly lower: number;
  readonly upper: number;
  readonly share: number;
}

/** Distribution of widths in bins of a round number of percentage points. */
export function widthBins(
  { value, weight }: { readonly value: ArrayLike<number>; readonly weight: ArrayLike<number> },
  binWidth?: number,
): WidthBin[] {
  const widths = Array.from(value).filter((_, i) => weight[i]! > 0);
  if (widths.length === 0) return [];
  const wide =
    binWidth ??
    Math.max(0.002, Math.round(((Math.max(...widths) - Math.min(...widths)) / 30) * 500) / 500);
  const sums = new Map<number, number>();
  let total = 0;
  for (let i = 0; i < value.length; i++) {
    const bin = Math.floor(value[i]! / wide + 1e-9);
    sums.set(bin, (sums.get(bin) ?? 0) + weight[i]!);
    total += weight[i]!;
  }
  return [...sums]
    .filter(([, sum]) => sum > 1e-5 * total)
    .map(([bin, sum]) => ({ lower: bin * wide, upper: (bin + 1) * wide, share: sum / total }))
    .sort((a, b) => a.lower - b.lower);
}

/** How precise the trial's answer will be: widths of the confidence interval over the replicates. */
export function widthHistogram(
  bins: readonly WidthBin[],
  mean: number,
  { width, height = 230 }: FigureOptions,
): SVGSVGElement {
  return drawPlot({
    label: widthCaption(mean),
    width,
    height,
    marginTop: 30,
    marginLeft: 8,
    marginRight: 16,
    x: { label: "width of the interval, percentage points", percent: true },
    y: { axis: null },
    marks: [
      Plot.axisX({ ...quietAxis, anchor: "bottom", ticks: 6 }),
      Plot.rectY([...bins], {
        x1: "lower",
        x2: "upper",
        y: "share",
        fill: theme.lost,
        inset: 0,
        insetRight: 0.5,
      }),
      Plot.ruleX([mean], { stroke: theme.ink, strokeDasharray: "5 3" }),
      Plot.text([mean], {
        x: (d: number) => d,
        text: (d: number) => `mean ${points(d)}`,
        frameAnchor: "top",
        dy: -18,
        ...annotation,
      }),
      Plot.tip(
        [...bins],
        Plot.pointerX({
          x: (bin: WidthBin) => (bin.lower + bin.upper) / 2,
          y: "share",
          title: widthTip,
          fontSize: 12,
        }),
      ),
    ],
  });
}

/** "The 95% interval will be about 45.2 points wide: …" */
export const widthCaption = (mean: number): string =>
  `The interval for the difference will be about ${points(mean, 0)} percentage points wide, that is ± ${points(mean / 2, 0)} around the estimate.`;

const widthTip = ({ lower, upper, share }: WidthBin): string =>
  `${points(lower)} to ${points(upper)} points wide\n${percent(share)} of trials`;
