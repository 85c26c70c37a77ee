import * as Plot from "@observablehq/plot";
import { quietAxis, type FigureOptions } from "../show/drawPlot.ts";
import { points } from "../show/format.ts";
import type { EffectRow } from "./everyInterval.ts";
import type { IntervalLine } from "./intervalLines.ts";
import { intervalMargins, intervalPlot, narrowPlot } from "./intervalPlot.ts";
import { pointsRange, ratioRange } from "./numberText.ts";
import type { Reanalysis } from "./reanalysis.ts";
import { levelText } from "./tableSentences.ts";

/** The difference by every interval; above it, the scale of numbers needed to treat. */
export function differencePlot(
  reading: Reanalysis,
  rows: readonly EffectRow[],
  { width }: FigureOptions,
): SVGSVGElement {
  const finite = rows.flatMap(({ lower, upper }) => [lower, upper]).filter(Number.isFinite);
  const domain = [
    Math.max(-1, Math.min(-0.05, ...finite) - 0.04),
    Math.min(1, Math.max(0.05, ...finite) + 0.04),
  ] as const;
  const lines = rows.map((row) => lineOf(row, reading, differenceText(row)));
  return intervalPlot([{ lines }], {
    width,
    label: differenceCaption(reading, rows),
    axis: `difference in ${reading.table.outcome.toLowerCase()}, percentage points`,
    domain,
    tickFormat: (value) => points(value, 0),
    reference: 0,
    marginTop: width < narrowPlot ? 58 : 48,
    extraMarks: [neededAxis(domain, width, reading.table.better)],
  });
}

const neededTicks = [1, 1.5, 2, 3, 5, 10];
const tickRoom = 30; // pixels that a number on the axis needs

/** Numbers needed to treat stand where their differences do: 10 at 10 points, infinity at 0. */
function neededAxis(
  [least, most]: readonly [number, number],
  width: number,
  better: "higher" | "lower",
): Plot.Markish {
  const [left, right] = intervalMargins(width);
  const room = (tickRoom / (width - left - right)) * (most - least);
  const ticks = [0];
  for (const sign of [1, -1]) {
    for (const subjects of neededTicks) {
      const value = sign / subjects;
      const isFree = ticks.every((tick) => Math.abs(tick - value) >= room);
      if (isFree && value >= least && value <= most) ticks.push(value);
    }
  }
  const isBenefitRight = better === "higher";
  return Plot.axisX(ticks, {
    ...quietAxis,
    anchor: "top",
    tickFormat: (value: number) =>
      value === 0 ? "∞" : String(Math.round(10 / Math.abs(value)) / 10),
    label: `number needed to treat (${isBenefitRight ? "harm ← ∞ → benefit" : "benefit ← ∞ → harm"})`,
    labelAnchor: "center",
    labelArrow: "none",
  });
}

/** The limits, or what stands in their place until they are there. */
const differenceText = (row: EffectRow): string =>
  row.method === "exact" && Number.isNaN(row.lower) ? "…" : pointsRange(row);

/** "By 6 methods, the 95% interval reaches down to 14.2 and up to 63.1 points; none holds 0." */
export function differenceCaption(reading: Reanalysis, all: readonly EffectRow[]): string {
  const rows = all.filter(({ lower }) => Number.isFinite(lower));
  const least = Math.min(...rows.map(({ lower }) => lower));
  const most = Math.max(...rows.map(({ upper }) => upper));
  const zero = rows.filter(({ lower, upper }) => lower <= 0 && upper >= 0).length;
  const crossing =
    zero === 0 ? "none holds 0" : zero === rows.length ? "all hold 0" : `${zero} of them hold 0`;
  return `By ${rows.length} methods, the ${levelText(reading.table)} interval reaches down to ${points(least)} and up to ${points(most)} points; ${crossing}. The sentences on this page use Newcombe’s.`;
}

/** The ratio of the rates and the odds ratio by every interval, on one logarithmic axis. */
export function ratioPlot(reading: Reanalysis, { width }: FigureOptions): SVGSVGElement {
  const groups = [
    { heading: "Risk ratio", rows: ofMeasure(reading, "riskRatio") },
    { heading: "Odds ratio", rows: ofMeasure(reading, "oddsRatio") },
  ].map(({ heading, rows }) => ({
    heading,
    lines: rows.map((row) => lineOf(row, reading, ratioRange(row))),
  }));
  const domain = ratioDomain(groups.flatMap(({ lines }) => lines));
  const ticks = [0.001, 0.01, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 100, 1000];
  return intervalPlot(groups, {
    width,
    label: ratioCaption(reading),
    axis: "ratio, logarithmic; 1 = no difference",
    scale: "log",
    domain,
    ticks: ticks.filter((tick) => tick >= domain[0] && tick <= domain[1]),
    tickFormat: String,
    reference: 1,
  });
}

/** From below the smallest to above the largest limit, but no further than a thousandfold. */
function ratioDomain(lines: readonly IntervalLine[]): readonly [number, number] {
  const values = lines.flatMap(({ estimate, lower, upper }) => [estimate, lower, upper]);
  const finite = values.filter((value) => value > 0 && value < Infinity);
  const least = Math.max(0.001, Math.min(0.5, ...finite) / 1.2);
  return [least, Math.min(1000, Math.max(2, ...finite) * 1.2)];
}

/** "The rate on LD-IL-2 is 2.50 times that on Placebo (1.37 to 4.92), the odds 5.50 times (1.82 to 16.6)." */
export function ratioCaption({ table, riskRatio, oddsRatio }: Reanalysis): string {
  const [experimental, control] = table.arms;
  const times = (row: EffectRow): string =>
    Number.isNaN(row.estimate)
      ? "have no defined ratio"
      : `are ${ratioRange({ lower: row.estimate, upper: row.estimate }).split(" to ")[0]} times those on ${control} (${ratioRange(row)})`;
  return `Rates on ${experimental} ${times(riskRatio)}; odds (with the outcome : without it) ${times(oddsRatio)}. The odds ratio is the further from 1 of the two; it is not how many times likelier.`;
}

/** The intervals on one scale. */
export const ofMeasure = ({ intervals }: Reanalysis, measure: EffectRow["measure"]): EffectRow[] =>
  intervals.filter((row) => row.measure === measure);

function lineOf(row: EffectRow, reading: Reanalysis, text: string): IntervalLine {
  const { difference, riskRatio, oddsRatio } = reading;
  const { label, estimate, lower, upper } = row;
  const isMain = [difference, riskRatio, oddsRatio].includes(row);
  return { label, estimate, lower, upper, text, isMain };
}
