import { addressNotice } from "../notebook/addressNotice.ts";
import { createDrawQueue } from "../notebook/drawQueue.ts";
import { element } from "../notebook/element.ts";
import { newestRun } from "../notebook/newestRun.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import { version } from "../version.ts";
import { createAnswerSection } from "./answerSection.ts";
import { createBeliefSection } from "./beliefSection.ts";
import { findPilot } from "./findPilot.ts";
import type { PilotFindings } from "./pilotFindings.ts";
import type { PilotInput } from "./pilotInput.ts";
import type { PilotQuestion } from "./pilotQuestion.ts";
import { questionSummary } from "./sentences.ts";

/** All below the title; each update overtakes the one before it. */
export function createPilotPage(input: PilotInput): Section<PilotQuestion> {
  const workshop: Workshop = {
    queue: createDrawQueue(),
    describe: () => JSON.stringify({ equipoise: version, question: input.value }),
  };
  const sections: readonly Section<PilotFindings>[] = [
    createAnswerSection((n) => input.change({ n })),
    createBeliefSection(workshop),
  ];
  const page = element(
    "div",
    { class: "pilot" },
    addressNotice(input.problems),
    ...sections,
    limitsOfPage(),
  );
  const newest = newestRun();
  const update = (question: PilotQuestion): void => {
    page.dataset["ready"] = "false";
    const report = (findings: PilotFindings): void => {
      for (const section of sections) section.update(findings);
      input.summary = questionSummary(findings);
      page.dataset["ready"] = String(findings.isComplete);
    };
    void newest((signal) => findPilot(question, { signal, report }));
  };
  return Object.assign(page, { update });
}

function limitsOfPage(): HTMLElement {
  const text = [
    "The follow-up is assumed to draw subjects from the same population as the pilot, with the same endpoint and the same care; no distribution covers a change of these. The two rates are believed independently. Arms are of equal size. Loss is independent of the outcome; for loss that depends on it see ",
    element("a", { href: "./dropout.html" }, "Dropout"),
    ". Unconditional tests (Barnard’s, Boschloo’s), unequal arms, margins and adjusted analyses are in the ",
    element("a", { href: "./plan.html" }, "planner"),
    ". A pilot that was chosen among several, or reported because it was significant, overstates more than any prior can mend.",
  ];
  return sectionBox("What this page does not show", "", element("p", {}, ...text));
}
