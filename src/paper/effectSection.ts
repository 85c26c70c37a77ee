import { element } from "../notebook/element.ts";
import { figureFrame } from "../notebook/figureFrame.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import {
  differenceCaption,
  differencePlot,
  ofMeasure,
  ratioCaption,
  ratioPlot,
} from "./effectPlots.ts";
import { exactDifference, type EffectRow } from "./everyInterval.ts";
import type { Reanalysis } from "./reanalysis.ts";
import { neededSentence } from "./tableSentences.ts";

const lead =
  "A 95% confidence interval comes from a rule that holds the true effect in 95 of 100 trials. The rules differ, most where counts are small. The number needed to treat is 1 divided by the difference: its interval is that of the difference, read on the upper scale.";

const names = {
  riskDifference: "risk difference",
  riskRatio: "risk ratio",
  oddsRatio: "odds ratio",
} as const;

const columns = [
  { label: "measure", value: (row: EffectRow) => names[row.measure] },
  { label: "interval", value: (row: EffectRow) => row.label },
  { label: "estimate", value: (row: EffectRow) => rounded(row.estimate) },
  { label: "lower", value: (row: EffectRow) => rounded(row.lower) },
  { label: "upper", value: (row: EffectRow) => rounded(row.upper) },
];

const rounded = (value: number): string =>
  Number.isNaN(value) ? "not defined" : String(Number(value.toPrecision(6)));

const pause = 250; // milliseconds without a change before the exact interval is computed

/** Keeps the place of the exact interval. */
const exactPending: EffectRow = {
  measure: "riskDifference",
  method: "exact",
  label: "Exact",
  estimate: NaN,
  lower: NaN,
  upper: NaN,
};

/** The size of the effect by every interval, and the number needed to treat. */
export function createEffectSection({ queue, describe }: Workshop): Section<Reanalysis> {
  const difference = figureFrame<EffectRow>({
    title: "Difference and number needed to treat",
    name: "difference-intervals",
    height: "318px",
    study: describe,
    columns,
  });
  const ratio = figureFrame<EffectRow>({
    title: "Risk ratio and odds ratio",
    name: "ratio-intervals",
    height: "376px",
    study: describe,
    columns,
  });
  const needed = element("p", {});
  const grid = element("div", { class: "figure-grid" }, difference, ratio);
  const box = sectionBox("How large is the effect?", lead, grid, needed);
  let timer: ReturnType<typeof setTimeout>;
  const drawDifference = (reading: Reanalysis, rows: readonly EffectRow[]): void =>
    queue.add(difference, (width) =>
      difference.update({
        picture: differencePlot(reading, rows, { width }),
        caption: differenceCaption(reading, rows),
        rows,
      }),
    );
  const update = (reading: Reanalysis): void => {
    clearTimeout(timer);
    const rows = ofMeasure(reading, "riskDifference");
    needed.textContent = neededSentence(reading);
    drawDifference(reading, [...rows, exactPending]);
    difference.setAttribute("aria-busy", "true");
    timer = setTimeout(() => {
      drawDifference(reading, [...rows, exactDifference(reading.table)]);
      difference.removeAttribute("aria-busy");
    }, pause);
    queue.add(ratio, (width) =>
      ratio.update({
        picture: ratioPlot(reading, { width }),
        caption: ratioCaption(reading),
        rows: reading.intervals.filter(({ measure }) => measure !== "riskDifference"),
      }),
    );
  };
  return Object.assign(box, { update });
}
