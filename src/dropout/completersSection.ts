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
import type { LossPlan } from "./lossPlan.ts";
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
  const drawBars = (plan: LossPlan, needed: number): void => {
    const caption = completersCaption(plan, needed);
    const rows = completerRows(plan);
    queue.add(barsFrame, (width) => {
      const picture = completerBars(rows, plan, { width, label: caption, needed });
      barsFrame.update({ picture, caption, rows });
    });
  };
  const update = ({ plan, rule, rows, stage }: LossFindings): void => {
    if (!rule) return;
    const needed = completeSize(rule);
    if (stage === "powers") drawBars(plan, needed);
    if (stage !== "answer") return;
    void newest(async (signal) => {
      const compute = (n: number) => enrollmentRow(plan, { needed, book }, n);
      const line = await computeInSlices(enrollmentSizes(needed, plan.n), compute, { signal });
      const caption = enrollmentCaption(plan, needed, rowOf(rows, "completeCase"));
      queue.add(enoughFrame, (width) => {
        const picture = enoughByEnrollment(line, plan, { width, label: caption, needed });
        enoughFrame.update({ picture, caption, rows: line });
      });
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
