import type { BatchPool } from "../engine/pool.ts";
import { addressNotice } from "../notebook/addressNotice.ts";
import { browserPool } from "../notebook/browserPool.ts";
import { createDrawQueue } from "../notebook/drawQueue.ts";
import { element } from "../notebook/element.ts";
import { newestRun } from "../notebook/newestRun.ts";
import { notice } from "../notebook/notice.ts";
import { runProgress } from "../notebook/runProgress.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { version } from "../version.ts";
import { createAnalysesSection } from "./analysesSection.ts";
import { createAnswerSection } from "./answerSection.ts";
import { findVisits } from "./findVisits.ts";
import { createMissingSection } from "./missingSection.ts";
import { createOriginSection } from "./originSection.ts";
import { createPriceSection } from "./priceSection.ts";
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
  const missing = createMissingSection(workshop);
  const analyses = createAnalysesSection(workshop);
  const price = createPriceSection(workshop, input);
  const origin = createOriginSection(input.link, workshop);
  const problem = element("div");
  const page = element(
    "div",
    { class: "visits" },
    addressNotice(input.problems),
    problem,
    answer,
    trial,
    missing,
    analyses,
    price,
    origin,
    limits(),
  );
  let workers: BatchPool | undefined;
  const pool = () => (workers ??= browserPool());
  const newest = newestRun();
  const report = (findings: VisitFindings): void => {
    for (const section of [answer, analyses, origin]) section.update(findings);
    input.summary = studySummary(findings);
    page.dataset["ready"] = String(findings.stage === "complete");
  };
  const fail = (error: unknown): void => {
    const items = [error instanceof Error ? error.message : String(error)];
    problem.replaceChildren(notice({ title: "The simulation failed.", items, kind: "problem" }));
  };
  const update = (study: SizedVisitStudy): void => {
    const reason = impossibility(study);
    problem.replaceChildren(...(reason === undefined ? [] : [impossible(reason)]));
    if (reason !== undefined) return;
    page.dataset["ready"] = "false";
    progress.stop();
    for (const section of [trial, missing, price]) section.update(study);
    newest((signal) => findVisits(study, { pool, progress, signal, report })).catch(fail);
  };
  return Object.assign(page, { update });
}

function impossible(reason: string): HTMLElement {
  const title = "More subjects are to be lost than there are; the page shows the study before.";
  return notice({ title, items: [reason], kind: "problem" });
}

function limits(): HTMLElement {
  const text = [
    "Means, spreads, correlations and reasons to leave are assumed as if known. Values are normal with one covariance in both arms. Whether loss is MAR or MNAR cannot be learned from data: look at both. Margins, means visit by visit and other correlations than the two of the menu can be in a study file or a link; the page keeps them, the command line sets them. Death and competing events are not modeled. For a binary outcome without visits see ",
    element("a", { href: "./dropout.html" }, "dropout"),
    " and the ",
    element("a", { href: "./plan.html" }, "planner"),
    ".",
  ];
  return sectionBox("What this page does not show", "", element("p", {}, ...text));
}
