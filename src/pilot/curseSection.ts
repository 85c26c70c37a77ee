import { pValueTable } from "../analyze/pValueTable.ts";
import { downloadButton } from "../notebook/downloadButton.ts";
import { csvText } from "../notebook/csvText.ts";
import { element } from "../notebook/element.ts";
import { figureFrame } from "../notebook/figureFrame.ts";
import { newestRun } from "../notebook/newestRun.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import { computeInSlices, pause } from "../notebook/slices.ts";
import { plannedTest } from "../study/plannedTest.ts";
import { curseCaption, plansSentence, shrunkenSentence } from "./curseCaptions.ts";
import { curseColumns, curseFigure } from "./curseFigure.ts";
import {
  benefits,
  curseAt,
  pilotDesign,
  shrunkenEstimate,
  type CurseRow,
} from "./curseFindings.ts";
import { planRow, readingsOf, type PlanRow } from "./cursePlans.ts";
import type { PilotQuestion } from "./pilotQuestion.ts";
import { planColumns, plansTable } from "./plansTable.ts";

const lead =
  "A pilot is followed up because it looked good. Among trials that look good, the lucky ones are many: their estimates overstate the truth. Here is by how much, and what a cautious plan takes.";

/** Waits this long after the last change, so that dragging a control stays fluid. */
const restMilliseconds = 200;

/** What selection for significance does to the pilot's estimate, and plans that allow for it. */
export function createCurseSection(
  { queue, describe: study }: Workshop,
  tell: (plans: readonly PlanRow[]) => void,
): Section<PilotQuestion> {
  const frame = figureFrame<CurseRow>({
    title: "What significant pilots show",
    name: "winners-curse",
    span: "wide",
    study,
    columns: curseColumns,
  });
  const shrunken = element("p", { class: "pilot-shrunken" });
  const plansLead = element("p", { class: "section-lead muted" });
  const table = element("div", { class: "table-scroll", role: "region", tabindex: 0 });
  table.setAttribute("aria-label", "Plans side by side");
  let plans: readonly PlanRow[] = [];
  const save = downloadButton({
    label: "Plans (CSV)",
    name: () => "plans-after-the-pilot.csv",
    text: () => csvText(planColumns, plans),
    type: "text/csv",
  });
  const heading = element("h3", {}, "Plans side by side");
  const buttons = element("div", { class: "button-row" }, save);
  const content = [frame, shrunken, heading, plansLead, table, buttons];
  const box = sectionBox("The winner’s curse", lead, ...content);
  const newest = newestRun();
  const drawCurse = (question: PilotQuestion, rows: readonly CurseRow[]): void =>
    queue.add(frame, (width) => {
      const caption = curseCaption(question, rows);
      if (rows.length === 0) {
        frame.update({ picture: element("p", {}), caption, rows });
        return;
      }
      const picture = curseFigure(rows, question, { width, label: caption });
      frame.update({ picture, caption, rows });
    });
  const update = (question: PilotQuestion): void =>
    void newest(async (signal) => {
      await pause(restMilliseconds, signal);
      const at = (benefit: number) => curseAt(question, benefit);
      const rows = await computeInSlices(benefits(question), at, { signal });
      drawCurse(
        question,
        rows.filter(({ significant }) => significant > 0),
      );
      const [estimate] = await computeInSlices([question], shrunkenEstimate, { signal });
      shrunken.textContent = shrunkenSentence(question, estimate!, pilotPValue(question));
      const plan = (reading: Parameters<typeof planRow>[1]) => planRow(question, reading);
      plans = await computeInSlices(readingsOf(question), plan, { signal });
      table.replaceChildren(plansTable(plans));
      plansLead.textContent = plansSentence(question, plans);
      tell(plans);
    });
  return Object.assign(box, { update });
}

/** P of the pilot by the planned test. */
export function pilotPValue(question: PilotQuestion): number {
  const { events, n } = question.pilot;
  return pValueTable({ ...plannedTest(pilotDesign(question)), n }).at(events[0], events[1]);
}
