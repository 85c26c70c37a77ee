import * as Plot from "@observablehq/plot";
import { criticalDifferences, type DifferenceBin } from "./differenceBins.ts";
import { annotation, drawPlot, quietAxis, type FigureOptions } from "./drawPlot.ts";
import { percent, points } from "./format.ts";
import { theme } from "./theme.ts";

interface DistributionOptions extends FigureOptions {
  /** The true difference that the analysis estimates. */
  readonly truth: number;
  /** Whether to draw the exact distribution behind the simulated one. */
  readonly showExact?: boolean;
}

/** What the trial may find: exact bars, the significant part shaded, simulated dots over them. */
export function differenceDistribution(
  bins: readonly DifferenceBin[],
  { width, height = 240, document, truth, showExact = true }: DistributionOptions,
): SVGSVGElement {
  const data = [...bins];
  const simulated = data.filter((bin) => (bin.simulated ?? 0) > 0);
  const total = (bin: DifferenceBin): number => bin.significant + bin.notSignificant;
  const top = Math.max(
    ...data.map((bin) => Math.max(showExact ? total(bin) : 0, bin.simulated ?? 0)),
    1e-9,
  );
  const edges = { x1: "lower", x2: "upper", inset: 0, insetLeft: 0.5, insetRight: 0.5 };
  const bars = [
    Plot.rectY(data, { ...edges, y1: 0, y2: "significant", fill: theme.accent }),
    Plot.rectY(data, {
      ...edges,
      y1: "significant",
      y2: total,
      fill: theme.lost,
    }),
  ];
  return drawPlot({
    label: distributionCaption(bins, truth),
    document,
    width,
    height,
    marginTop: 40,
    marginLeft: 8,
    marginRight: 8,
    x: { label: "observed difference in response, percentage points", percent: true },
    y: { axis: null, domain: [0, top * 1.04] },
    marks: [
      Plot.axisX({ ...quietAxis, anchor: "bottom", ticks: 7 }),
      showExact ? bars : null,
      Plot.dot(simulated, {
        x: middle,
        y: "simulated",
        r: 2.6,
        fill: theme.background,
        stroke: theme.ink,
        strokeWidth: 1.3,
      }),
      Plot.ruleX([truth], { stroke: theme.ink, strokeDasharray: "5 3" }),
      Plot.text([truth], {
        x: (d: number) => d,
        text: (d: number) => `truth ${points(d)}`,
        frameAnchor: "top",
        dy: -32,
        ...annotation,
      }),
      boundaryLabels(bins),
      Plot.tip(data, Plot.pointerX({ x: middle, y: total, title: binTip, fontSize: 12 })),
    ],
  });
}

/** "79.6% of all trials find a significant difference (shaded); …" */
export function distributionCaption(bins: readonly DifferenceBin[], truth: number): string {
  const sum = (side: (bin: DifferenceBin) => boolean): number =>
    bins.filter(side).reduce((a, bin) => a + bin.significant, 0);
  const right = sum((bin) => middle(bin) * truth > 0);
  const wrong = sum((bin) => middle(bin) * truth <= 0);
  const aside =
    wrong > 0.00005 ? ` and ${percent(wrong)} a significant one in the wrong direction` : "";
  if (truth === 0)
    return `There is no true difference, yet ${percent(right + wrong)} of all trials find a significant one (colored bars).`;
  return `The truth is ${points(truth)} points, but single trials scatter widely: ${percent(right)} find a significant difference in the right direction (colored bars)${aside}.`;
}

const middle = (bin: DifferenceBin): number => (bin.lower + bin.upper) / 2;

function boundaryLabels(bins: readonly DifferenceBin[]): Plot.Markish {
  const { below, above } = criticalDifferences(bins);
  const label = (x: number | undefined, text: string, textAnchor: "start" | "end"): Plot.Markish =>
    x === undefined
      ? null
      : [
          Plot.ruleX([x], { stroke: theme.accent, strokeWidth: 1 }),
          Plot.text([x], {
            x: (d: number) => d,
            text: () => text,
            frameAnchor: "top",
            dy: -16,
            textAnchor,
            dx: textAnchor === "start" ? -4 : 4,
            ...annotation,
            fill: theme.accent,
          }),
        ];
  return [label(below, "← significant", "end"), label(above, "significant →", "start")];
}

function binTip(bin: DifferenceBin): string {
  const simulated = bin.simulated === undefined ? "" : `\nsimulated ${percent(bin.simulated)}`;
  const exact = bin.significant + bin.notSignificant;
  const share = exact > 0 ? `\nof these significant ${percent(bin.significant / exact, 0)}` : "";
  return `difference ${points(middle(bin))} points\nexact ${percent(exact)}${share}${simulated}`;
}
