import { addressNotice } from "../notebook/addressNotice.ts";
import { createDrawQueue } from "../notebook/drawQueue.ts";
import { element } from "../notebook/element.ts";
import { newestRun } from "../notebook/newestRun.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import { version } from "../version.ts";
import { createAnswerSection } from "./answerSection.ts";
import { createBiasSection } from "./biasSection.ts";
import { createCheckSection } from "./checkSection.ts";
import { createCompletersSection } from "./completersSection.ts";
import { createCurvesSection } from "./curvesSection.ts";
import { findLosses } from "./findLosses.ts";
import type { LossFindings } from "./lossFindings.ts";
import type { LossInput } from "./lossInput.ts";
import type { LossPlan } from "./lossPlan.ts";
import { createProtocolSection } from "./protocolSection.ts";
import { planSummary } from "./sentences.ts";
import { createPowerBook } from "./strategyPower.ts";
import { createStrategySection } from "./strategySection.ts";

/** All below the title; each update overtakes the one before it. */
export function createDropoutPage(input: LossInput): Section<LossPlan> {
  const workshop: Workshop = {
    queue: createDrawQueue(),
    describe: () => JSON.stringify({ equipoise: version, plan: input.value }),
  };
  const book = createPowerBook();
  const answer = createAnswerSection((n) => input.change({ n }));
  const strategies = createStrategySection(workshop);
  const curves = createCurvesSection(workshop, book);
  const bias = createBiasSection(workshop);
  const completers = createCompletersSection(workshop, book);
  const check = createCheckSection(book);
  const protocol = createProtocolSection();
  const page = element(
    "div",
    { class: "losses" },
    addressNotice(input.problems),
    answer,
    strategies,
    curves,
    bias,
    completers,
    protocol,
    check,
    limits(),
  );
  const newest = newestRun();
  const update = (plan: LossPlan): void => {
    page.dataset["ready"] = "false";
    bias.update(plan);
    check.update(plan);
    const report = (findings: LossFindings): void => {
      for (const section of [answer, strategies, curves, completers, protocol]) {
        section.update(findings);
      }
      input.summary = planSummary(findings);
      page.dataset["ready"] = String(findings.stage === "complete");
    };
    void newest((signal) => findLosses(plan, { book, signal, report }));
  };
  return Object.assign(page, { update });
}

function limits(): HTMLElement {
  const text = [
    "Rates, dropout and odds are assumed as if known; a pilot knows them poorly, and the odds cannot be learned from data at all. Arms are of equal size. Loss depends on the outcome in the same way in both arms. Multiple imputation and repeated measures, which use what is known of a subject before the loss, need outcomes over visits. Barnard’s and Boschloo’s tests, and endpoints where the event is the failure, are in the ",
    element("a", { href: "./plan.html" }, "planner"),
    "; here, enter the rate of success.",
  ];
  return sectionBox("What this page does not show", "", element("p", {}, ...text));
}
