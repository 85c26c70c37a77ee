import { element } from "../notebook/element.ts";
import { figureFrame } from "../notebook/figureFrame.ts";
import { newestRun } from "../notebook/newestRun.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import { computeInSlices, pause } from "../notebook/slices.ts";
import { percent } from "../show/format.ts";
import { missingBars, type MissingShare } from "../show/missingBars.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { missingCaption, selectionCaption } from "./lossCaptions.ts";
import { missingShares } from "./missingShares.ts";
import { mechanismsOf, selectionUnder, type Selection } from "./selection.ts";
import { selectionLines } from "./selectionLines.ts";
import { visitValues } from "./visitValues.ts";

const lead =
  "What matters is not only how many are missing but who. MCAR, missing completely at random: chance alone decides. MAR, missing at random: who leaves depends on values already seen, and a model of these can set it right. MNAR, missing not at random: it depends on the value that is about to be missed, which no data show.";

/** Subjects simulated for the mechanisms wait this long after the last change. */
const restMilliseconds = 200;

/** Who is missing at each visit, and what kind of subject it is. */
export function createMissingSection({ queue, describe }: Workshop): Section<SizedVisitStudy> {
  const bars = figureFrame<MissingShare>({
    title: "Missing by visit",
    name: "missing-by-visit",
    span: "wide",
    study: describe,
    columns: shareColumns,
  });
  const lines = figureFrame<Selection>({
    title: "Those seen against all: the same shares lost by three mechanisms",
    name: "missing-mechanisms",
    span: "wide",
    study: describe,
    columns: selectionColumns,
  });
  const grid = element("div", { class: "figure-grid" }, bars, lines);
  const box = sectionBox("Who is missing", lead, grid);
  const newest = newestRun();
  const update = (study: SizedVisitStudy): void => {
    const { endpoint, arms } = study.design;
    const names = [arms[0].name, arms[1].name] as const;
    const xLabel = endpoint.type === "continuous" ? "visit" : endpoint.timeUnit;
    const shares = missingShares(study);
    const caption = missingCaption(shares, study);
    queue.add(bars, (width) =>
      bars.update({
        picture: missingBars(shares, { width, label: caption, names, xLabel }),
        caption,
        rows: shares,
      }),
    );
    void newest(async (signal) => {
      await pause(restMilliseconds, signal);
      const under = (mechanism: Selection["mechanism"]) => selectionUnder(study, mechanism);
      const rows = (await computeInSlices(mechanismsOf(study), under, { signal })).flat();
      const { sd, mechanism } = visitValues(study);
      const words = selectionCaption(rows, study);
      const { dropout, discontinuation } = study.scenarios[0]!;
      const options = {
        label: words,
        names,
        xLabel,
        yLabel: endpoint.unit ?? "difference",
        least: sd / 20,
        chosen: dropout || discontinuation ? mechanism : undefined,
      };
      queue.add(lines, (width) =>
        lines.update({
          picture: selectionLines(rows, { width, ...options }),
          caption: words,
          rows,
        }),
      );
    });
  };
  return Object.assign(box, { update });
}

const armColumn = {
  label: "arm",
  value: ({ arm }: { readonly arm: 0 | 1 }) => (arm === 0 ? "experimental" : "control"),
};
const visitColumn = {
  label: "visit",
  value: ({ visit }: { readonly visit: number }) => visit,
};

const shareColumns = [
  armColumn,
  visitColumn,
  { label: "left", value: ({ left }: MissingShare) => percent(left, 2) },
  { label: "visit missed", value: ({ skipped }: MissingShare) => percent(skipped, 2) },
  {
    label: "off treatment, seen",
    value: ({ offTreatment }: MissingShare) => percent(offTreatment, 2),
  },
];

const selectionColumns = [
  { label: "mechanism", value: ({ mechanism }: Selection) => mechanism.toUpperCase() },
  armColumn,
  visitColumn,
  { label: "mean of those seen − mean of all", value: ({ shift }: Selection) => shift.toFixed(3) },
];
