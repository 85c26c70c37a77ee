import { element } from "../notebook/element.ts";
import { figureFrame } from "../notebook/figureFrame.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import { count, percent } from "../show/format.ts";
import { sizeText } from "./armText.ts";
import { completerBars } from "./completerBars.ts";
import { completerRows, type CompleterRow, type EnrollmentRow } from "./completers.ts";
import { completersCaption, enrollmentCaption } from "./completersCaptions.ts";
import { enoughByEnrollment } from "./enoughByEnrollment.ts";
import { completeSize, rowOf, type LossFindings } from "./lossFindings.ts";

const lead =
  "A dropout of 20% does not take every fifth subject: how many complete is itself left to chance, in each arm. A size that keeps enough on average often keeps too few in one arm, and too many in the other. Power over all these trials is what counts.";

/** The numbers of completers, and why to keep enough of them is the wrong aim. */
export function createCompletersSection({ queue, describe }: Workshop): Section<LossFindings> {
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
  let drawn: Partial<Pick<LossFindings, "plan" | "enrollment">> = {};
  const update = ({ plan, rule, rows, enrollment }: LossFindings): void => {
    box.hidden = !rule; // without a size by the rule there is nothing to keep
    if (!rule) return;
    const needed = completeSize(rule);
    if (plan !== drawn.plan) {
      const caption = completersCaption(plan, needed);
      const bars = completerRows(plan);
      queue.add(barsFrame, (width) => {
        const picture = completerBars(bars, plan, { width, label: caption, needed });
        barsFrame.update({ picture, caption, rows: bars });
      });
    }
    if (enrollment && enrollment !== drawn.enrollment) {
      const caption = enrollmentCaption(plan, needed, rowOf(rows, "completeCase"));
      queue.add(enoughFrame, (width) => {
        const picture = enoughByEnrollment(enrollment, plan, { width, label: caption, needed });
        enoughFrame.update({ picture, caption, rows: enrollment });
      });
    }
    drawn = { plan, ...(enrollment && { enrollment }) };
  };
  return Object.assign(box, { update });
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
  { label: "randomized", value: ({ n }: EnrollmentRow) => sizeText(n) },
  {
    label: "chance of enough completers",
    value: ({ enough }: EnrollmentRow) => percent(enough, 2),
  },
  { label: "power, complete cases", value: ({ power }: EnrollmentRow) => percent(power, 2) },
];
