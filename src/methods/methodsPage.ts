import { element } from "../notebook/element.ts";
import { newestRun } from "../notebook/newestRun.ts";
import { addressNotice } from "../notebook/addressNotice.ts";
import { createDrawQueue } from "../notebook/drawQueue.ts";
import { provenanceDetails } from "../planner/provenance.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import type { TableMethod } from "../analyze/methods.ts";
import { version } from "../version.ts";
import { createAnswerSection } from "./answerSection.ts";
import { createCollapsibilitySection } from "./collapsibilitySection.ts";
import { createCurvesSection } from "./curvesSection.ts";
import { findAnswers } from "./findAnswers.ts";
import type { Findings } from "./findings.ts";
import { createLevelSection } from "./levelSection.ts";
import { methodsProvenance } from "./provenance.ts";
import type { Question } from "./question.ts";
import type { QuestionInput } from "./questionInput.ts";
import { createRegionSection } from "./regionSection.ts";
import { questionSummary } from "./sentences.ts";
import { createSizesSection } from "./sizesSection.ts";
import { tests } from "./testNames.ts";

/** All below the title; each update overtakes the one before it. */
export function createMethodsPage(input: QuestionInput): Section<Question> {
  const workshop: Workshop = {
    queue: createDrawQueue(),
    describe: () => JSON.stringify({ equipoise: version, question: input.value }),
  };
  const answer = createAnswerSection();
  const sizes = createSizesSection(workshop);
  const curves = createCurvesSection(workshop);
  const level = createLevelSection(workshop);
  const region = createRegionSection({ ...workshop, onLook: input.keepTable });
  const collapsibility = createCollapsibilitySection(workshop);
  const provenance = createProvenanceSection();
  const warning = addressNotice(input.problems);
  const page = element(
    "div",
    { class: "methods" },
    warning,
    answer,
    sizes,
    curves,
    level,
    region,
    collapsibility,
    provenance,
    limits(),
  );
  page.addEventListener("click", ({ target }) => {
    const method = clickedTest(target as Element);
    if (method) input.show({ shown: method });
  });
  const newest = newestRun();
  const update = (question: Question): void => {
    level.update(question);
    region.update(question);
    collapsibility.update(question);
    const report = (findings: Findings): void => {
      for (const section of [answer, sizes, curves]) section.update(findings);
      if (findings.isComplete) provenance.update(findings);
      input.summary = questionSummary(question, findings.sizes);
      page.dataset["ready"] = String(findings.isComplete);
    };
    page.dataset["ready"] = "false";
    void newest((signal) => findAnswers(question, { signal, report }));
  };
  return Object.assign(page, { update });
}

/** The test whose name in a figure was clicked. */
function clickedTest(target: Element): TableMethod | undefined {
  const group = target.closest("[class*='end-label-']");
  const name = group?.getAttribute("class")?.match(/end-label-(\w+)/)?.[1];
  return tests.find((method) => method === name);
}

function createProvenanceSection(): Section<Findings> {
  const holder = element("div", {});
  const box = sectionBox("How these numbers are computed", "", holder);
  box.classList.add("screen-only"); // on paper nothing can be opened
  const update = (findings: Findings): void => {
    const open = [...holder.children].map((child) => (child as HTMLDetailsElement).open);
    const details = methodsProvenance(findings).map(provenanceDetails);
    details.forEach((item, i) => (item.open = open[i] ?? false));
    holder.replaceChildren(...details);
  };
  return Object.assign(box, { update });
}

function limits(): HTMLElement {
  const link = element("a", { href: "./plan.html" }, "planner");
  return sectionBox(
    "What this page does not show",
    "",
    element(
      "p",
      {},
      "Every subject is taken to complete the trial; the ",
      link,
      " adds dropout and how lost subjects count. Rates are assumed as if known: a small pilot makes them look surer than they are. Non-inferiority and stratified or adjusted analyses change both test and size; the command line simulates them.",
    ),
  );
}
