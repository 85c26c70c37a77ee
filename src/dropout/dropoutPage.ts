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
import { findLosses, lossSteps, type LossReport } from "./findLosses.ts";
import { lateProgress } from "./lateProgress.ts";
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
  const progress = lateProgress();
  const answer = createAnswerSection((n) => input.change({ n }), progress.element);
  const strategies = createStrategySection(workshop);
  const curves = createCurvesSection(workshop);
  const bias = createBiasSection(workshop);
  const completers = createCompletersSection(workshop);
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
    const run = progress.start({ total: lossSteps, unit: "steps" });
    const report: LossReport = (findings, done) => {
      for (const section of [answer, strategies, curves, completers, protocol]) {
        section.update(findings);
      }
      input.summary = planSummary(findings);
      run.report(done);
    };
    void newest(async (overtaken) => {
      const signal = AbortSignal.any([overtaken, run.signal]);
      try {
        await findLosses(plan, { book, signal, report });
        run.done();
      } catch (error) {
        if (!signal.aborted) run.fail(error);
      }
      if (!overtaken.aborted) page.dataset["ready"] = "true";
    });
  };
  return Object.assign(page, { update });
}

function limits(): HTMLElement {
  const text = [
    "Rates, dropout and odds are assumed as if known; a pilot knows them poorly, and the odds cannot be learned from data at all. Loss depends on the outcome in the same way in both arms. The usual rule takes one dropout rate for the whole trial. Multiple imputation and repeated measures, which use what is known of a subject before the loss, need ",
    element("a", { href: "./visits.html" }, "outcomes over visits"),
    ". Barnard’s and Boschloo’s tests are in the ",
    element("a", { href: "./plan.html" }, "planner"),
    ".",
  ];
  return sectionBox("What this page does not show", "", element("p", {}, ...text));
}
