import { element } from "../notebook/element.ts";
import { figureFrame } from "../notebook/figureFrame.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import { enrollmentTime } from "../uncertainty/enrollmentTime.ts";
import { costCaption, enrollmentCaption, feasibilitySentence } from "./costCaptions.ts";
import {
  costColumns,
  costFigure,
  enrollmentColumns,
  enrollmentFigure,
  type EnrollmentRow,
} from "./costFigures.ts";
import { boughtSize, costRows, enrolled, type CostRow } from "./costFindings.ts";
import type { PilotFindings } from "./pilotFindings.ts";
import type { PilotQuestion } from "./pilotQuestion.ts";
import { enrollmentOf } from "./trialMeans.ts";

const lead =
  "Sites, prices and the budget are under “Time and money” among the controls; any currency will do.";

/** Whether the plan can be filled in time and paid. */
export function createCostSection({ queue, describe: study }: Workshop): Section<PilotFindings> {
  const time = figureFrame<EnrollmentRow>({
    title: "Months to full enrollment",
    name: "time-to-enrollment",
    study,
    columns: enrollmentColumns,
  });
  const cost = figureFrame<CostRow>({
    title: "Cost by size",
    name: "cost-by-size",
    study,
    columns: costColumns,
  });
  const sentence = element("p", { class: "pilot-feasible" });
  const grid = element("div", { class: "figure-grid" }, time, cost);
  const box = sectionBox("Time and money", lead, sentence, grid);
  const drawTime = (question: PilotQuestion): void =>
    queue.add(time, (width) => {
      const found = enrolled(question);
      sentence.textContent = feasibilitySentence(question, found);
      const times = enrollmentTime(enrollmentOf(question.means), 2 * question.n);
      const caption = enrollmentCaption(question, found);
      const picture = enrollmentFigure(times, question, { width, label: caption });
      const rows = Array.from(times.months, (month, i) => {
        return { month, probability: times.cumulative[i]! };
      });
      time.update({ picture, caption, rows });
    });
  const drawCost = (findings: PilotFindings): void =>
    queue.add(cost, (width) => {
      const rows = costRows(findings);
      const caption = costCaption(findings.question, rows, boughtSize(findings));
      const picture = costFigure(rows, findings.question, { width, label: caption });
      cost.update({ picture, caption, rows });
    });
  const update = (findings: PilotFindings): void => {
    if (findings.isComplete) drawCost(findings);
    else drawTime(findings.question);
  };
  return Object.assign(box, { update });
}
