import { element } from "../notebook/element.ts";
import { figureFrame } from "../notebook/figureFrame.ts";
import { newestRun } from "../notebook/newestRun.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import { pause } from "../notebook/slices.ts";
import { percent } from "../show/format.ts";
import { places, type Place, type PowerGrid } from "../show/powerGrid.ts";
import { powerMap } from "../show/powerMap.ts";
import { ratesMap } from "../uncertainty/powerMaps.ts";
import { tornado, type TornadoBar } from "../uncertainty/tornado.ts";
import { lostGrid } from "./lostGrid.ts";
import type { PilotFindings } from "./pilotFindings.ts";
import { asObserved, designOf, pilotRates } from "./pilotQuestion.ts";
import { plausibleRanges, plausibleRates, plausibleWorst } from "./plausible.ts";
import { addPlausibleBox } from "./plausibleBox.ts";
import { createRecordPart } from "./recordPart.ts";
import { dropoutMapCaption, ratesMapCaption, tornadoCaption } from "./sensitivityCaptions.ts";
import type { TriedRecord } from "./triedRecord.ts";
import { tornadoColumns, tornadoFigure } from "./tornadoFigure.ts";

const lead =
  "Power at the pilot’s rates, with one assumption after the other moved, then two at a time. All of it is exact, whichever way the result points; the worst corner counts results in favor of the experimental arm.";

/** Figures wait this long after the last change, so that dragging a control stays fluid. */
const restMilliseconds = 300;

/** How power depends on what is assumed, and what was tried. */
export function createSensitivitySection(
  { queue, describe: study }: Workshop,
  record: TriedRecord,
): Section<PilotFindings> {
  const bars = figureFrame<TornadoBar>({
    title: "One assumption at a time",
    name: "sensitivity",
    span: "wide",
    study,
    columns: tornadoColumns,
  });
  const rates = figureFrame<Place>({
    title: "Both rates",
    name: "power-map-rates",
    study,
    columns: placeColumns("control rate", "experimental rate"),
  });
  const lost = figureFrame<Place>({
    title: "Size and dropout",
    name: "power-map-dropout",
    study,
    columns: placeColumns("subjects per arm", "dropout"),
  });
  const maps = element("div", { class: "figure-grid" }, rates, lost);
  const tried = createRecordPart(record);
  const box = sectionBox("How sensitive the plan is", lead, bars, maps, tried);
  const newest = newestRun();

  const drawBars = ({ question }: PilotFindings): void => {
    const rows = tornado(designOf(question), asObserved(question), plausibleRanges(question));
    const caption = tornadoCaption(question, rows);
    queue.add(bars, (width) =>
      bars.update({ picture: tornadoFigure(rows, { width, label: caption }), caption, rows }),
    );
  };
  const drawRates = ({ question }: PilotFindings): void => {
    const scenario = asObserved(question);
    const grid = ratesMap(designOf(question), scenario, { direction: "better" });
    const caption = ratesMapCaption(question, plausibleWorst(question));
    const [y, x] = pilotRates(question);
    queue.add(rates, (width) => {
      const picture = powerMap(grid, {
        width,
        xLabel: "rate on control, percent",
        yLabel: "rate on experimental, percent",
        percent: { x: true, y: true },
        describe: (control, experimental) => `${percent(experimental)} vs ${percent(control)}`,
        point: { x, y, label: "pilot" },
      });
      addPlausibleBox(picture, plausibleRates(question));
      rates.update({ picture, caption, rows: places(grid) });
    });
  };
  const drawLost = ({ question, atEstimate }: PilotFindings, grid: PowerGrid): void => {
    const caption = dropoutMapCaption(question, atEstimate);
    const meanLost = (question.dropout[0] + question.dropout[1]) / 2;
    queue.add(lost, (width) => {
      const picture = powerMap(grid, {
        width,
        xLabel: "subjects randomized per arm",
        yLabel: "dropout in both arms, percent",
        percent: { x: false, y: true },
        describe: (n, dropout) => `${Math.round(n)} per arm, dropout ${percent(dropout)}`,
        point: { x: question.n, y: meanLost, label: "planned" },
      });
      lost.update({ picture, caption, rows: places(grid) });
    });
  };
  const update = (findings: PilotFindings): void => {
    tried.update(findings);
    if (findings.isComplete) return;
    void newest(async (signal) => {
      for (const draw of [drawBars, drawRates]) {
        await pause(restMilliseconds, signal);
        draw(findings);
      }
      const report = (grid: PowerGrid): void => drawLost(findings, grid);
      report(await lostGrid(findings.question, { signal, report }));
    });
  };
  return Object.assign(box, { update });
}

const placeColumns = (x: string, y: string) => [
  { label: x, value: (place: Place) => +place.x.toFixed(4) },
  { label: y, value: (place: Place) => +place.y.toFixed(4) },
  { label: "power", value: (place: Place) => +place.power.toFixed(5) },
];
