import { figureFrame } from "../notebook/figureFrame.ts";
import { element } from "../notebook/element.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import { percent } from "../show/format.ts";
import { listText } from "./comparisonSentences.ts";
import { intervalPlot } from "./intervalPlot.ts";
import { lossSplits, readLoss, type LossRow } from "./lostReading.ts";
import { finePValue } from "./numberText.ts";
import type { Reanalysis } from "./reanalysis.ts";
import { reanalyze } from "./reanalysis.ts";
import { sourceTables } from "./readerTable.ts";
import { sourceTrial } from "./sourceTrial.ts";

const lead =
  "57 of 60 completed. Whoever plans the next trial takes its dropout rate from here, and should see how little three subjects say about it.";

/** The subjects lost: their share with its intervals, and what they could have changed. */
export function createLostSection({ queue, describe }: Workshop): Section<void> {
  const rows = readLoss();
  const frame = figureFrame<LossRow>({
    title: "The dropout rate behind 3 of 60",
    name: "dropout-intervals",
    height: "208px",
    narrowHeight: "268px",
    study: describe,
    columns: [
      { label: "interval", value: ({ label }) => label },
      { label: "estimate", value: ({ estimate }) => percent(estimate) },
      { label: "lower", value: ({ lower }) => shareText(lower) },
      { label: "upper", value: ({ upper }) => shareText(upper) },
    ],
  });
  frame.classList.add("figure-measure");
  const readings = sourceTables.map(reanalyze);
  const text = `${splitSentence()} ${lostAndFragile(readings)}`;
  const box = sectionBox("Three subjects lost", lead, frame, element("p", {}, text));
  const caption = lossCaption(rows);
  const update = (): void =>
    queue.add(frame, (width) =>
      frame.update({
        picture: lossPlot(rows, { width: width, label: caption }),
        caption,
        rows,
      }),
    );
  return Object.assign(box, { update });
}

function lossPlot(
  rows: readonly LossRow[],
  frame: { readonly width: number; readonly label: string },
): SVGSVGElement {
  const lines = rows.map((row, i) => ({
    ...row,
    isMain: i === 0,
    text: `${shareText(row.lower)} to ${shareText(row.upper)}`,
  }));
  return intervalPlot([{ lines }], {
    ...frame,
    axis: "subjects lost, percent",
    domain: [-0.02, 0.18],
    ticks: [0, 0.05, 0.1, 0.15],
    tickFormat: (share) => `${Math.round(100 * share)}%`,
  });
}

/** A share; Wald's limits may lie below 0, where no share can. */
const shareText = (share: number): string => (share < 0 ? `−${percent(-share)}` : percent(share));

/** "3 of 60 is 5.0%; the exact interval reaches from 1.0% to 13.9%, …" */
export function lossCaption(rows: readonly LossRow[]): string {
  const [exact] = rows;
  const wald = rows.find(({ method }) => method === "wald")!;
  const slip = wald.lower < 0 ? " Wald’s begins below 0%, where no rate can be." : "";
  return `3 of 60 is ${percent(exact!.estimate)}; the exact 95% interval is ${percent(exact!.lower)} to ${percent(exact!.upper)}.${slip}`;
}

function splitSentence(): string {
  const least = Math.min(...lossSplits().map(({ pValue }) => pValue));
  return `From which arms they came is not among the facts used here; however the three were split, Fisher’s P of a difference in losses is at least ${finePValue(least)}.`;
}

/** Whether as many outcomes as were lost could have turned each result. */
export function lostAndFragile(readings: readonly Reanalysis[]): string {
  const verdicts = readings.map(({ table, fragility }) => {
    const { index } = fragility.anyone;
    const could = index <= sourceTrial.lost ? "could" : "could not";
    return `${table.outcome.toLowerCase()} ${could} have turned (fragility index ${index})`;
  });
  return `Had three subjects been counted the other way, by Fisher’s test ${listText(verdicts)}.`;
}
