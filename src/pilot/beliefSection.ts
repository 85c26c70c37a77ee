import { element } from "../notebook/element.ts";
import { figureFrame } from "../notebook/figureFrame.ts";
import { newestRun } from "../notebook/newestRun.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import { pause } from "../notebook/slices.ts";
import { differenceBins, differenceBinWidth, type DifferenceBin } from "../show/differenceBins.ts";
import { powerDistribution } from "../uncertainty/powerDistribution.ts";
import { predictiveDifference } from "../uncertainty/predictiveDifference.ts";
import { priorDensities } from "../uncertainty/priorDensities.ts";
import {
  chanceCaption,
  densityCaption,
  powerSpreadCaption,
  predictiveCaption,
} from "./beliefCaptions.ts";
import { binColumns, chanceColumns, densityColumns, spreadColumns } from "./beliefColumns.ts";
import { chanceFigure } from "./chanceFigure.ts";
import { densityFigure, densityRows, type DensityRow } from "./densityFigure.ts";
import type { ChanceRow, PilotFindings } from "./pilotFindings.ts";
import {
  beliefOf,
  designOf,
  pilotRates,
  priorShapes,
  type PilotQuestion,
} from "./pilotQuestion.ts";
import { powerBins, powerSpreadFigure, type PowerBin } from "./powerSpreadFigure.ts";
import { predictiveFigure } from "./predictiveFigure.ts";

const lead =
  "The prior is what was believed of the rates before the pilot; the posterior, what is believed after it. Assurance is power averaged over the posterior, counting only results in favor of the experimental arm. The predictive distribution says what the next trial will observe.";

/** Distributions wait this long after the last change, so that dragging a control stays fluid. */
const restMilliseconds = 120;

/** The rates, the power, the assurance and the next result, each as a distribution. */
export function createBeliefSection(workshop: Workshop): Section<PilotFindings> {
  const { queue, describe: study } = workshop;
  const frames = {
    density: figureFrame<DensityRow>({
      title: "The true rates",
      name: "rates-after-the-pilot",
      study,
      columns: densityColumns,
    }),
    spread: figureFrame<PowerBin>({
      title: "Power is a distribution",
      name: "power-distribution",
      study,
      columns: spreadColumns,
    }),
    chance: figureFrame<ChanceRow>({
      title: "Assurance and power by size",
      name: "assurance-by-size",
      span: "wide",
      study,
      columns: chanceColumns,
    }),
    next: figureFrame<DifferenceBin>({
      title: "What the follow-up will observe",
      name: "predictive-difference",
      span: "wide",
      study,
      columns: binColumns,
    }),
  };
  const pair = element("div", { class: "figure-grid" }, frames.density, frames.spread);
  const box = sectionBox("What the pilot leaves possible", lead, pair, frames.chance, frames.next);
  const newest = newestRun();

  const drawDensities = (question: PilotQuestion): void =>
    queue.add(frames.density, (width) => {
      const rows = densityRows(
        priorDensities(priorShapes(question)),
        priorDensities(beliefOf(question).prior.arms),
      );
      const caption = densityCaption(question);
      const estimate = pilotRates(question);
      const picture = densityFigure(rows, { width, label: caption, estimate });
      frames.density.update({ picture, caption, rows });
    });
  const drawCurve = (findings: PilotFindings): void =>
    queue.add(frames.chance, (width) => {
      const caption = chanceCaption(findings);
      const picture = chanceFigure(findings, { width, label: caption });
      frames.chance.update({ picture, caption, rows: findings.curve });
    });
  const drawSpread = (findings: PilotFindings): void => {
    const { question, atEstimate } = findings;
    const distribution = powerDistribution(designOf(question), beliefOf(question));
    queue.add(frames.spread, (width) => {
      const caption = powerSpreadCaption(findings, distribution);
      const picture = powerSpreadFigure(distribution, { width, label: caption, atEstimate });
      frames.spread.update({ picture, caption, rows: powerBins(distribution) });
    });
  };
  const drawNext = (findings: PilotFindings): void => {
    const { question } = findings;
    const predictive = predictiveDifference(designOf(question), beliefOf(question));
    const { value, probability, rejection } = predictive;
    const spread = value.at(-1)! - value[0]!;
    const width = differenceBinWidth([question.n, question.n], spread);
    const columns = { value, probability, rejected: rejection };
    const rows = differenceBins(columns, { value: [], count: [] }, width);
    const rates = pilotRates(question);
    queue.add(frames.next, (width) => {
      const caption = predictiveCaption(findings, predictive);
      const observed = rates[0] - rates[1];
      const picture = predictiveFigure(rows, { width, label: caption, observed });
      frames.next.update({ picture, caption, rows });
    });
  };
  const update = (findings: PilotFindings): void => {
    if (findings.isComplete) return drawCurve(findings);
    drawDensities(findings.question);
    void newest(async (signal) => {
      for (const draw of [drawSpread, drawNext]) {
        await pause(restMilliseconds, signal);
        draw(findings);
      }
    });
  };
  return Object.assign(box, { update });
}
