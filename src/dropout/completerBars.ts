import * as Plot from "@observablehq/plot";
import { annotation, drawPlot, quietAxis, type FigureOptions } from "../show/drawPlot.ts";
import { percent } from "../show/format.ts";
import type { Pair } from "../pair.ts";
import { armColors, theme } from "../show/theme.ts";
import type { CompleterRow } from "./completers.ts";
import { areAlike } from "./completersCaptions.ts";
import type { LossPlan } from "./lossPlan.ts";

interface CompleterBarsOptions extends FigureOptions {
  readonly label: string;
  /** Completers that the formula asks for, per arm. */
  readonly needed: Pair<number>;
}

interface Bar {
  readonly completers: number;
  readonly probability: number;
  readonly color: string;
  /** Whether they are as many as the formula asks for. */
  readonly isEnough: boolean;
}

/** How many subjects of an arm complete, with its probability; both arms where they differ. */
export function completerBars(
  rows: readonly CompleterRow[],
  plan: LossPlan,
  { width, label, needed }: CompleterBarsOptions,
): SVGSVGElement {
  const arms = areAlike(plan) ? ([0] as const) : ([0, 1] as const);
  const bars = arms.flatMap((arm): Bar[] =>
    rows.map(({ completers, probability }) => ({
      completers: completers + (arms.length === 2 ? (arm - 0.5) * 0.4 : 0),
      probability: probability[arm],
      color: arms.length === 2 ? armColors[arm] : theme.muted,
      isEnough: completers >= needed[arm],
    })),
  );
  const span = rows.length + 1;
  const thick = Math.max(1, Math.min(14, ((width - 60) / span) * (arms.length === 2 ? 0.36 : 0.7)));
  const most = Math.max(...bars.map(({ probability }) => probability));
  return drawPlot({
    label,
    width,
    height: 280,
    marginLeft: 46,
    x: { domain: [rows[0]!.completers - 1, rows.at(-1)!.completers + 1] },
    y: { domain: [0, most * 1.15] },
    marks: [
      Plot.axisX({
        ...quietAxis,
        ticks: width < 480 ? 5 : 10,
        label: "completers in an arm",
        labelAnchor: "center",
        labelArrow: "none",
      }),
      Plot.axisY({
        ...quietAxis,
        ticks: 4,
        label: "probability",
        labelArrow: "none",
        tickFormat: (probability: number) => percent(probability, 0),
      }),
      ...[true, false].map((isEnough) =>
        Plot.ruleX(
          bars.filter((bar) => bar.isEnough === isEnough),
          {
            x: "completers",
            y: "probability",
            stroke: "color",
            strokeWidth: thick,
            strokeOpacity: isEnough ? 1 : 0.4,
          },
        ),
      ),
      ...[...new Set(needed)].map((n) => neededMarks(n)),
      ...(arms.length === 2 ? armNames(bars) : []),
      Plot.tip(bars, {
        ...Plot.pointerX({ x: "completers", y: "probability" }),
        title: ({ completers, probability }: Bar) =>
          `${Math.round(completers)} completers: ${percent(probability)}`,
        fontSize: 12,
      }),
    ],
  });
}

/** Where enough begins. */
const neededMarks = (needed: number): Plot.Markish[] => [
  Plot.ruleX([needed - 0.5], { stroke: theme.ink, strokeDasharray: "2 3" }),
  Plot.text([needed - 0.5], {
    ...annotation,
    x: (d: number) => d,
    frameAnchor: "top",
    text: () => `${needed} or more`,
    textAnchor: "start",
    dx: 6,
    dy: 2,
  }),
];

/** The arms' names above their peaks. */
function armNames(bars: readonly Bar[]): Plot.Markish[] {
  const names = ["Experimental", "Control"];
  return armColors.map((color, arm) => {
    const own = bars.filter((bar) => bar.color === color);
    const peak = own.reduce((best, bar) => (bar.probability > best.probability ? bar : best));
    return Plot.text([peak], {
      ...annotation,
      x: "completers",
      y: "probability",
      text: () => names[arm]!,
      dy: -9,
      fill: color,
      fontWeight: 600,
    });
  });
}
