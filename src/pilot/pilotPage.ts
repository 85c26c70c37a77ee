import { addressNotice } from "../notebook/addressNotice.ts";
import { createDrawQueue } from "../notebook/drawQueue.ts";
import { element } from "../notebook/element.ts";
import { newestRun } from "../notebook/newestRun.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import { version } from "../version.ts";
import { createAnswerSection } from "./answerSection.ts";
import { createBeliefSection } from "./beliefSection.ts";
import { findPilot } from "./findPilot.ts";
import { createCostSection } from "./costSection.ts";
import type { PlanRow } from "./cursePlans.ts";
import { createCurseSection } from "./curseSection.ts";
import type { PilotFindings } from "./pilotFindings.ts";
import { createRepeatSection } from "./repeatSection.ts";
import { createSensitivitySection } from "./sensitivitySection.ts";
import { createTakeAway } from "./takeAway.ts";
import { createTriedRecord } from "./triedRecord.ts";
import type { PilotInput } from "./pilotInput.ts";
import type { PilotQuestion } from "./pilotQuestion.ts";
import { questionSummary } from "./sentences.ts";

/** All below the title; each update overtakes the one before it. */
export function createPilotPage(input: PilotInput): Section<PilotQuestion> {
  const workshop: Workshop = {
    queue: createDrawQueue(),
    describe: () => JSON.stringify({ equipoise: version, question: input.value }),
  };
  const record = createTriedRecord(input, () => new Date().toISOString());
  let plans: readonly PlanRow[] = [];
  const answer = createAnswerSection((n) => input.change({ n }));
  const belief = createBeliefSection(workshop);
  const curse = createCurseSection(workshop, (rows) => (plans = rows));
  const sensitivity = createSensitivitySection(workshop, record);
  const cost = createCostSection(workshop);
  const repeat = createRepeatSection(workshop);
  const take = createTakeAway({ link: () => input.link(), plans: () => plans, record });
  const page = element(
    "div",
    { class: "pilot" },
    addressNotice(input.problems),
    answer,
    belief,
    curse,
    sensitivity,
    cost,
    repeat,
    take,
    limitsOfPage(),
  );
  const newest = newestRun();
  const update = (question: PilotQuestion): void => {
    page.dataset["ready"] = "false";
    curse.update(question);
    repeat.update(question);
    const report = (findings: PilotFindings): void => {
      for (const section of [answer, belief, sensitivity, cost, take]) section.update(findings);
      input.summary = questionSummary(findings);
      page.dataset["ready"] = String(findings.isComplete);
    };
    const progress = (share: number): void => answer.showProgress(share);
    void newest((signal) => findPilot(question, { signal, report, progress }));
  };
  return Object.assign(page, { update });
}

function limitsOfPage(): HTMLElement {
  const text = [
    "The follow-up is assumed to draw subjects from the same population as the pilot, with the same endpoint and the same care; no distribution covers a change of these. The two rates are believed independently, and how many are lost is taken as known; what its handling does is shown under ",
    element("a", { href: "./dropout.html" }, "Dropout"),
    ". Arms are of equal size. Unequal arms, margins and adjusted analyses are in the ",
    element("a", { href: "./plan.html" }, "planner"),
    ". A pilot that was chosen among several, or reported because it was significant, overstates more than any prior can mend.",
  ];
  return sectionBox("What this page does not show", "", element("p", {}, ...text));
}
