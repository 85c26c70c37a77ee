import * as Plot from "@observablehq/plot";
import { annotation, drawPlot, quietAxis, type FigureOptions } from "../show/drawPlot.ts";
import { percent } from "../show/format.ts";
import { theme } from "../show/theme.ts";
import { armText, roundedUp, sizeText } from "./armText.ts";
import { neededSize, type StrategyRow } from "./lossFindings.ts";
import type { LossPlan } from "./lossPlan.ts";
import { powerText } from "./sentences.ts";
import { strategyStyles } from "./strategyStyles.ts";

interface StrategyDotsOptions extends FigureOptions {
  readonly label: string;
}

const rowHeight = 34;

/** Power at the planned size, one strategy a line, with the exact size for the wanted power beside it. */
export function strategyDots(
  rows: readonly StrategyRow[],
  plan: LossPlan,
  { width, label }: StrategyDotsOptions,
): SVGSVGElement {
  const isNarrow = width < 560;
  const name = ({ strategy }: StrategyRow) =>
    isNarrow ? strategyStyles[strategy.id].shortLabel : strategy.label;
  const marginLeft = isNarrow ? 92 : 236;
  const marginRight = isNarrow ? 74 : 112;
  const domain = rows.map(name);
  const hasRoom = (power: number) => power * (width - marginLeft - marginRight) > 56; // pixels
  const place = { x: "power", y: name } as const;
  const known = rows.filter(({ power }) => power !== undefined);
  return drawPlot({
    label,
    width,
    height: rows.length * rowHeight + 76,
    marginLeft,
    marginRight,
    marginTop: 36,
    x: { domain: [0, 1] },
    y: { domain, type: "point", padding: 0.6 },
    marks: [
      Plot.axisX({
        ...quietAxis,
        ticks: isNarrow ? 3 : 6,
        tickFormat: (power: number) => percent(power, 0),
        label: `exact power with ${armText(plan.n)}`,
        labelAnchor: "center",
        labelArrow: "none",
      }),
      Plot.axisY({ tickSize: 0, tickPadding: 10, color: theme.ink, label: null }),
      Plot.ruleX([plan.power], { stroke: theme.muted, strokeDasharray: "2 3" }),
      Plot.text([plan.power], {
        ...annotation,
        x: (d: number) => d,
        frameAnchor: "top",
        text: (d: number) => `${percent(d, 0)} wanted`,
        dy: -14,
        fill: theme.muted,
      }),
      Plot.ruleY(known, { y: name, x1: 0, x2: "power", stroke: theme.rule }),
      Plot.dot(known, {
        ...place,
        r: 5,
        fill: ({ strategy, power }: StrategyRow) =>
          power! >= plan.power ? strategyStyles[strategy.id].color : theme.background,
        stroke: ({ strategy }: StrategyRow) => strategyStyles[strategy.id].color,
        strokeWidth: 2,
      }),
      // Away from the wanted power, so that no number hides on which side its dot lies.
      ...([true, false] as const).map((isLeft) =>
        Plot.text(
          known.filter(({ power }) => (power! < plan.power && hasRoom(power!)) === isLeft),
          {
            ...annotation,
            ...place,
            text: ({ power }: StrategyRow) => powerText(power, plan.power),
            textAnchor: isLeft ? "end" : "start",
            dx: isLeft ? -10 : 10,
            fill: theme.ink,
          },
        ),
      ),
      sizeColumn(rows, plan, { name, isNarrow }),
    ],
  });
}

/** The size each needs, as a column on the right. */
function sizeColumn(
  rows: readonly StrategyRow[],
  plan: LossPlan,
  { name, isNarrow }: { readonly name: (row: StrategyRow) => string; readonly isNarrow: boolean },
): Plot.Markish[] {
  const goal = percent(plan.power, 0);
  const column = { frameAnchor: "right", textAnchor: "end", dx: isNarrow ? 70 : 108 } as const;
  return [
    Plot.text([isNarrow || plan.n[0] !== plan.n[1] ? `n for ${goal}` : `per arm for ${goal}`], {
      ...column,
      frameAnchor: "top-right",
      dy: -14,
      fill: theme.muted,
    }),
    ...rows.map((row) =>
      Plot.text([row], {
        ...column,
        y: name,
        text: (one: StrategyRow) => sizeCell(one, plan),
        fill: theme.ink,
        fontWeight: row.strategy.id === plan.missing ? 600 : 400,
      }),
    ),
  ];
}

/** The exact size where it is known, else that of the formula. */
export function sizeCell(row: StrategyRow, { power }: Pick<LossPlan, "power">): string {
  const exact = neededSize(row, power);
  if (exact !== undefined) return sizeText(exact);
  if (!(power in row.sizes)) return "…";
  const formula = row.sizes[power]?.formula;
  return formula === undefined ? "none" : `about ${sizeText(roundedUp(formula))}`;
}
