import * as Plot from "@observablehq/plot";
import { annotation, drawPlot, quietAxis, type FigureOptions } from "./drawPlot.ts";
import { alphaText, percent } from "./format.ts";
import { theme } from "./theme.ts";

/** Share of trials whose P lies in (lower, upper]; the first bin holds P = 0 too. */
export interface PValueBin {
  readonly world: string;
  readonly lower: number;
  readonly upper: number;
  readonly share: number;
}

/**
 * Limits of the bins of P, with alpha among them.
 *
 * Bins are as wide as alpha where that gives 10 to 100 bins, else .05 or .01 with the limit nearest to alpha moved onto it.
 */
export function pValueEdges(alpha: number): number[] {
  const width = alpha >= 0.01 && alpha <= 0.1 ? alpha : alpha < 0.01 ? 0.01 : 0.05;
  const inner = Array.from({ length: Math.ceil(1 / width - 1e-9) - 1 }, (_, i) => (i + 1) * width);
  const edges = [0, ...inner, 1];
  if (edges.some((edge) => Math.abs(edge - alpha) < 1e-9)) return edges;
  return [...edges, alpha].sort((a, b) => a - b);
}

/** Shares of a distribution of P by bin; `weight` may be probabilities or counts. */
export function pValueBins(
  world: string,
  { value, weight }: { readonly value: ArrayLike<number>; readonly weight: ArrayLike<number> },
  edges: readonly number[],
): PValueBin[] {
  const sums = new Float64Array(edges.length - 1);
  let total = 0;
  for (let i = 0; i < value.length; i++) {
    const bin = edges.findIndex((edge, k) => k > 0 && value[i]! <= edge * (1 + 1e-9));
    sums[Math.max(0, bin - 1)]! += weight[i]!;
    total += weight[i]!;
  }
  return Array.from(sums, (sum, k) => ({
    world,
    lower: edges[k]!,
    upper: edges[k + 1]!,
    share: total > 0 ? sum / total : 0,
  }));
}

interface PValueOptions extends FigureOptions {
  readonly alpha: number;
  /** Largest share on the axis, the same for figures that stand side by side. */
  readonly top?: number;
  /** Draws the level at which a P value that is uniform would stand: for a run without a difference. */
  readonly showUniform?: boolean;
}

/** Histogram of P in one world, with alpha marked; bars at or below alpha stand out. */
export function pValueHistogram(
  bins: readonly PValueBin[],
  { width, height = 230, alpha, top, showUniform = false }: PValueOptions,
): SVGSVGElement {
  const data = [...bins];
  const significant = (bin: PValueBin): boolean => bin.upper <= alpha * (1 + 1e-9);
  const highest = top ?? Math.max(...data.map((bin) => bin.share), 1e-9);
  const uniform = data.map((bin) => ({ ...bin, share: bin.upper - bin.lower }));
  return drawPlot({
    label: pValueCaption(bins, alpha),
    width,
    height,
    marginTop: 30,
    marginLeft: 42,
    marginRight: 12,
    x: { label: "P value", domain: [0, 1] },
    y: { label: "share of trials", domain: [0, highest * 1.05] },
    marks: [
      Plot.axisX({
        ...quietAxis,
        ticks: 5,
        tickFormat: (p: number) => (p === 0 || p === 1 ? `${p}` : p.toFixed(1).slice(1)),
      }),
      Plot.axisY({
        ...quietAxis,
        ticks: 4,
        tickFormat: (share: number) => `${+(100 * share).toFixed(1)}%`,
        label: null,
      }),
      Plot.rectY(data.filter(significant), {
        x1: "lower",
        x2: "upper",
        y: "share",
        fill: theme.accent,
        inset: 0,
        insetRight: 0.5,
      }),
      Plot.rectY(
        data.filter((bin) => !significant(bin)),
        {
          x1: "lower",
          x2: "upper",
          y: "share",
          fill: theme.lost,
          inset: 0,
          insetRight: 0.5,
        },
      ),
      showUniform
        ? Plot.ruleY(uniform, {
            x1: "lower",
            x2: "upper",
            y: "share",
            stroke: theme.ink,
            strokeDasharray: "3 2",
          })
        : null,
      Plot.ruleX([alpha], { stroke: theme.ink, strokeDasharray: "5 3" }),
      Plot.text([alpha], {
        x: (d: number) => d,
        text: () => `${percent(shareAtMost(bins, alpha))} at or below ${alphaText(alpha)}`,
        frameAnchor: "top",
        textAnchor: "start",
        dx: -2,
        dy: -18,
        ...annotation,
      }),
      Plot.tip(
        data,
        Plot.pointerX({
          x: (bin: PValueBin) => (bin.lower + bin.upper) / 2,
          y: "share",
          title: pValueTip,
          fontSize: 12,
        }),
      ),
    ],
  });
}

/** "As assumed: 79.6% of trials have P at or below .05." */
export function pValueCaption(bins: readonly PValueBin[], alpha: number): string {
  return `${bins[0]?.world ?? "No trials"}: ${percent(shareAtMost(bins, alpha))} of trials have a P value at or below ${alphaText(alpha)}.`;
}

const shareAtMost = (bins: readonly PValueBin[], alpha: number): number =>
  bins.filter((bin) => bin.upper <= alpha * (1 + 1e-9)).reduce((sum, bin) => sum + bin.share, 0);

const pValueTip = ({ lower, upper, share }: PValueBin): string =>
  `P from ${+lower.toFixed(4)} to ${+upper.toFixed(4)}\n${percent(share)} of trials`;
