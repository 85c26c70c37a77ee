import type { BatchPool } from "../engine/pool.ts";
import { addressNotice } from "../notebook/addressNotice.ts";
import { browserPool } from "../notebook/browserPool.ts";
import { createDrawQueue } from "../notebook/drawQueue.ts";
import { element } from "../notebook/element.ts";
import { newestRun } from "../notebook/newestRun.ts";
import { notice } from "../notebook/notice.ts";
import { runProgress } from "../notebook/runProgress.ts";
import { type Section, type Workshop } from "../notebook/section.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { version } from "../version.ts";
import { createAnswerSection } from "./answerSection.ts";
import { findVisits } from "./findVisits.ts";
import { studySummary } from "./sentences.ts";
import { createTrialSection } from "./trialSection.ts";
import { impossibility, type VisitFindings } from "./visitFindings.ts";
import type { VisitInput } from "./visitInput.ts";

/** All below the title; each update overtakes the one before it. */
export function createVisitsPage(input: VisitInput): Section<SizedVisitStudy> {
  const workshop: Workshop = {
    queue: createDrawQueue(),
    describe: () => JSON.stringify({ equipoise: version, study: input.value }),
  };
  const progress = runProgress();
  const answer = createAnswerSection(progress, (n) => input.size(n));
  const trial = createTrialSection(workshop);
  const problem = element("div");
  const page = element(
    "div",
    { class: "visits" },
    addressNotice(input.problems),
    problem,
    answer,
    trial,
  );
  let workers: BatchPool | undefined;
  const pool = () => (workers ??= browserPool());
  const newest = newestRun();
  const report = (findings: VisitFindings): void => {
    answer.update(findings);
    input.summary = studySummary(findings);
    page.dataset["ready"] = String(findings.stage === "complete");
  };
  const update = (study: SizedVisitStudy): void => {
    const reason = impossibility(study);
    problem.replaceChildren(...(reason === undefined ? [] : [impossible(reason)]));
    if (reason !== undefined) return;
    page.dataset["ready"] = "false";
    progress.stop();
    trial.update(study);
    void newest((signal) => findVisits(study, { pool, progress, signal, report }));
  };
  return Object.assign(page, { update });
}

function impossible(reason: string): HTMLElement {
  const title = "More subjects are to be lost than there are; the page shows the study before.";
  return notice({ title, items: [reason], kind: "problem" });
}
