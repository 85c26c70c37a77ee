import { element } from "../notebook/element.ts";
import { figureFrame } from "../notebook/figureFrame.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import type { Pair } from "../pair.ts";
import { percent } from "../show/format.ts";
import { sizeText } from "./armText.ts";
import { powerCaption, sizesCaption } from "./captions.ts";
import { curveIds, type PowerAtDropout } from "./lossCurves.ts";
import type { LossFindings } from "./lossFindings.ts";
import { powerByDropout } from "./powerByDropout.ts";
import { sizesByDropout } from "./sizesByDropout.ts";
import type { SizeAtDropout } from "./sizeCurves.ts";
import { strategyLabels } from "./strategy.ts";

const lead =
  "n / (1 − d) replaces the lost. That is right where complete cases are analyzed and loss is at random. Counting the lost as failures keeps everyone in the analysis but changes the rates, most of the time toward each other, which no replacement of subjects repairs.";

/** Power and size over the dropout rate. */
export function createCurvesSection({ queue, describe }: Workshop): Section<LossFindings> {
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
  let drawn: Partial<Pick<LossFindings, "curve" | "sizes">> = {};
  const update = ({ plan, rule, curve, sizes }: LossFindings): void => {
    sizeFrame.hidden = !rule;
    if (curve && curve !== drawn.curve) {
      const caption = powerCaption(plan, curve);
      queue.add(powerFrame, (width) => {
        const picture = powerByDropout(curve, plan, { width, label: caption });
        powerFrame.update({ picture, caption, rows: curve });
      });
    }
    if (sizes && sizes !== drawn.sizes) {
      const caption = sizesCaption(plan, sizes);
      queue.add(sizeFrame, (width) => {
        const picture = sizesByDropout(sizes, plan, { width, label: caption });
        sizeFrame.update({ picture, caption, rows: sizes });
      });
    }
    drawn = { ...(curve && { curve }), ...(sizes && { sizes }) };
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
  { label: "rule n / (1 − d)", value: ({ rule }: SizeAtDropout) => sizeText(rule) },
  {
    label: "lost = failures, exact",
    value: ({ nonresponder }: SizeAtDropout) => knownSize(nonresponder),
  },
  {
    label: "complete cases, exact",
    value: ({ completeCase }: SizeAtDropout) => knownSize(completeCase),
  },
];

const knownSize = (size: Pair<number> | undefined): string =>
  size === undefined ? "not searched" : sizeText(size);
