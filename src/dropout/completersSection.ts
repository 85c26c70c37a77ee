import { element } from "../notebook/element.ts";
import { figureFrame } from "../notebook/figureFrame.ts";
import { newestRun } from "../notebook/newestRun.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import { computeInSlices } from "../notebook/slices.ts";
import { count, percent } from "../show/format.ts";
import { completersCaption, enrollmentCaption } from "./captions.ts";
import { completerBars } from "./completerBars.ts";
import {
  completerRows,
  enrollmentRow,
  type CompleterRow,
  type EnrollmentRow,
} from "./completers.ts";
import { enoughByEnrollment } from "./enoughByEnrollment.ts";
import { completeSize, rowOf, type LossFindings } from "./lossFindings.ts";
import type { PowerBook } from "./strategyPower.ts";

const lead =
  "A dropout of 20% does not take every fifth subject: how many complete is itself left to chance, in each arm. A size that keeps enough on average often keeps too few in one arm, and too many in the other. Power over all these trials is what counts.";

/** The numbers of completers, and why to keep enough of them is the wrong aim. */
export function createCompletersSection(
  { queue, describe }: Workshop,
  book: PowerBook,
): Section<LossFindings> {
  const barsFrame = figureFrame<CompleterRow>({
    title: "How many complete",
    name: "completers",
    study: describe,
    columns: completerColumns,
  });
  const enoughFrame = figureFrame<EnrollmentRow>({
    title: "Enough completers is not enough power",
    name: "enough-completers",
    study: describe,
    columns: enrollmentColumns,
  });
  const grid = element("div", { class: "figure-grid" }, barsFrame, enoughFrame);
  const box = sectionBox("Completers are random", lead, grid);
  const newest = newestRun();
  const update = ({ plan, rule, rows, isComplete }: LossFindings): void => {
    if (!rule) return;
    const needed = completeSize(rule);
    const caption = completersCaption(plan, needed);
    const bars = completerRows(plan);
    queue.add(barsFrame, (width) =>
      barsFrame.update({
        picture: completerBars(bars, plan, { width, label: caption, needed }),
        caption,
        rows: bars,
      }),
    );
    if (!isComplete) return;
    void newest(async (signal) => {
      const compute = (n: number) => enrollmentRow(plan, { needed, book }, n);
      const line = await computeInSlices(enrollmentSizes(needed, plan.n), compute, { signal });
      const text = enrollmentCaption(plan, needed, rowOf(rows, "completeCase"));
      queue.add(enoughFrame, (width) =>
        enoughFrame.update({
          picture: enoughByEnrollment(line, plan, { width, label: text, needed }),
          caption: text,
          rows: line,
        }),
      );
    });
  };
  return Object.assign(box, { update });
}

/** Sizes from those that the analysis needs to well beyond the plan, 40 of them at most. */
export function enrollmentSizes(needed: number, n: number): number[] {
  const first = Math.max(2, Math.min(needed, n) - 4);
  const last = Math.max(Math.ceil(1.7 * needed), n + 2);
  const step = Math.ceil((last - first) / 40);
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, i) => first + i * step);
}

const completerColumns = [
  { label: "completers", value: ({ completers }: CompleterRow) => count(completers) },
  {
    label: "probability, experimental",
    value: ({ probability }: CompleterRow) => percent(probability[0], 3),
  },
  {
    label: "probability, control",
    value: ({ probability }: CompleterRow) => percent(probability[1], 3),
  },
];

const enrollmentColumns = [
  { label: "randomized per arm", value: ({ n }: EnrollmentRow) => count(n) },
  {
    label: "chance of enough completers",
    value: ({ enough }: EnrollmentRow) => percent(enough, 2),
  },
  { label: "power, complete cases", value: ({ power }: EnrollmentRow) => percent(power, 2) },
];
