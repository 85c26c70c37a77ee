import { element } from "../notebook/element.ts";
import { figureFrame } from "../notebook/figureFrame.ts";
import { newestRun } from "../notebook/newestRun.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import { computeInSlices, pause } from "../notebook/slices.ts";
import { count, percent } from "../show/format.ts";
import { powerCaption, sizesCaption } from "./captions.ts";
import { curveIds, dropoutSteps, powerAtDropout, type PowerAtDropout } from "./lossCurves.ts";
import type { InflationRule, LossFindings } from "./lossFindings.ts";
import type { LossPlan } from "./lossPlan.ts";
import { powerByDropout } from "./powerByDropout.ts";
import { sizesByDropout } from "./sizesByDropout.ts";
import { sizesOverDropout, type SizeAtDropout } from "./sizeCurves.ts";
import { strategyLabels } from "./strategy.ts";
import type { PowerBook } from "./strategyPower.ts";

const lead =
  "n / (1 − d) replaces the lost. That is right where complete cases are analyzed and loss is at random. Counting the lost as non-responders (non-responder imputation) keeps everyone in the analysis but dilutes the difference, which no replacement of subjects repairs.";

/** Sizes over dropout wait this long after the last change: hundreds of searches for each. */
const restMilliseconds = 200;

/** Power and size over the dropout rate. */
export function createCurvesSection(
  { queue, describe }: Workshop,
  book: PowerBook,
): Section<LossFindings> {
  const powerFrame = figureFrame<PowerAtDropout>({
    title: "Power against dropout",
    name: "power-by-dropout",
    span: "wide",
    study: describe,
    columns: powerColumns,
  });
  const sizeFrame = figureFrame<SizeAtDropout>({
    title: "Subjects needed against dropout",
    name: "size-by-dropout",
    span: "wide",
    study: describe,
    columns: sizeColumns,
  });
  const grid = element("div", { class: "figure-grid" }, powerFrame, sizeFrame);
  const box = sectionBox("What dropout costs", lead, grid);
  const powers = newestRun();
  const sizes = newestRun();
  const drawPowers = (plan: LossPlan): void =>
    void powers(async (signal) => {
      // Loss that depends on the outcome changes the completers’ rates with every step: fewer steps.
      const steps = dropoutSteps(plan.oddsRatio === 1 ? 0.025 : 0.05);
      const rows = await computeInSlices(steps, (d) => powerAtDropout(plan, book, d), { signal });
      const caption = powerCaption(plan, rows);
      queue.add(powerFrame, (width) => {
        const picture = powerByDropout(rows, plan, { width, label: caption });
        powerFrame.update({ picture, caption, rows });
      });
    });
  const drawSizes = (plan: LossPlan, rule: InflationRule): void =>
    void sizes(async (signal) => {
      await pause(restMilliseconds, signal);
      const report = (rows: readonly SizeAtDropout[]): void => {
        const caption = sizesCaption(plan, rows);
        queue.add(sizeFrame, (width) => {
          const picture = sizesByDropout(rows, plan, { width, label: caption });
          sizeFrame.update({ picture, caption, rows });
        });
      };
      await sizesOverDropout(plan, rule, { book, signal, report });
    });
  const update = ({ plan, rule, stage }: LossFindings): void => {
    if (stage === "powers") drawPowers(plan);
    if (stage === "complete" && rule) drawSizes(plan, rule);
  };
  return Object.assign(box, { update });
}

const powerColumns = [
  { label: "dropout", value: (row: PowerAtDropout) => percent(row.dropout) },
  ...curveIds.map((id) => ({
    label: strategyLabels[id],
    value: ({ power }: PowerAtDropout) => percent(power[id], 2),
  })),
];

const sizeColumns = [
  { label: "dropout", value: (row: SizeAtDropout) => percent(row.dropout) },
  { label: "rule n / (1 − d)", value: ({ rule }: SizeAtDropout) => count(rule) },
  {
    label: "lost = non-responders, exact",
    value: ({ nonresponder }: SizeAtDropout) => sizeValue(nonresponder),
  },
  {
    label: "complete cases, exact",
    value: ({ completeCase }: SizeAtDropout) => sizeValue(completeCase),
  },
];

const sizeValue = (size: number | undefined): string =>
  size === undefined ? "not searched" : count(size);
