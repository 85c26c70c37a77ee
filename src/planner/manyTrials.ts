import type { Hypothesis } from "../analyze/hypothesis.ts";
import { element } from "../notebook/element.ts";
import { figureFrame } from "../notebook/figureFrame.ts";
import { hypothesisNames } from "../report/hypothesisNames.ts";
import type { DifferenceBin } from "../show/differenceBins.ts";
import { differenceDistribution, distributionCaption } from "../show/differenceDistribution.ts";
import { count, percent, points, pValueText } from "../show/format.ts";
import { caterpillarCaption, intervalCaterpillar } from "../show/intervalCaterpillar.ts";
import type { ReplicateRow } from "../engine/replicateRows.ts";
import { estimandValue } from "../simulate/estimandValue.ts";
import type { Plan } from "./plan.ts";
import { playButton } from "./playButton.ts";
import { actionButton, sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import { sessionBins } from "./sessionBins.ts";
import { extendSession, largestSession, runSession, type TrialSession } from "./trialSession.ts";

/** Intervals drawn at a time: as many as the eye can follow. */
const shown = 100;
/** Trials a class starts with, so that there is something to see. */
const firstTrials = 100;

/** Trial after trial of the same design: their intervals, and the distribution of what they observe. */
export function createManyTrials({ queue, describe }: Workshop): Section<Plan> {
  const intervals = figureFrame<ReplicateRow>({
    title: "Their intervals",
    name: "intervals",
    height: "260px",
    columns: trialColumns,
    study: describe,
  });
  const differences = figureFrame<DifferenceBin>({
    title: "What the trial may find",
    name: "differences",
    height: "240px",
    columns: binColumns,
    study: describe,
  });
  const tally = element("p", { class: "trial-sentence" });
  let plan: Plan;
  let session: TrialSession = { rows: [], significant: 0 };
  let showExact = true;

  const draw = (): void => {
    const { study, scenario } = plan;
    tally.textContent = sessionSentence(session, study.design.analysis.hypothesis);
    const truth = estimandValue(scenario, study.design.missing, study.design.endpoint.better);
    const latest = session.rows.slice(-shown).filter((row) => Number.isFinite(row.estimate));
    queue.add(intervals, (width) =>
      intervals.update({
        picture: intervalCaterpillar(latest, truth, { width }),
        caption: caterpillarCaption(latest, truth),
        rows: session.rows,
      }),
    );
    queue.add(differences, (width) => {
      const bins = sessionBins(plan, session);
      const picture = differenceDistribution(bins, { width, truth, showExact });
      differences.update({ picture, caption: distributionCaption(bins, truth), rows: bins });
    });
  };
  const add = (more: number) => (): void => {
    session = extendSession(plan.study, session, more);
    draw();
  };
  const clear = (): void => {
    session = runSession(plan.study, 0);
    draw();
  };
  const theory = checkbox("Exact distribution", showExact, (isOn) => {
    showExact = isOn;
    draw();
  });
  const buttons = [1, 10, 100, 1000].map((more) => actionButton(`+${count(more)}`, add(more)));
  const play = playButton({
    label: "Run",
    milliseconds: 400,
    step: () => session.rows.length < largestSession && add(1)(),
  });
  const row = element(
    "div",
    { class: "button-row" },
    ...buttons,
    play,
    actionButton("Clear", clear),
    theory,
  );
  const grid = element("div", { class: "figure-grid" }, intervals, differences);
  const box = sectionBox(
    "Many trials",
    "Run the same trial again and again. Each run asks new subjects; the truth stays.",
    row,
    tally,
    grid,
  );
  const update = (next: Plan): void => {
    plan = next;
    queue.add(box, () => {
      session = runSession(plan.study, session.rows.length || firstTrials);
      draw();
    });
  };
  return Object.assign(box, { update });
}

/** "Of 110 trials, 86 (78.2%) found a significant difference." */
export function sessionSentence(
  { rows, significant }: TrialSession,
  hypothesis: Hypothesis = "superiority",
): string {
  if (rows.length === 0) return "No trial has been run yet.";
  const share = percent(significant / rows.length, rows.length < 1000 ? 0 : 1);
  const found =
    hypothesis === "superiority"
      ? "found a significant difference"
      : `showed ${hypothesisNames[hypothesis]}`;
  return `Of ${count(rows.length)} trials, ${count(significant)} (${share}) ${found}.`;
}

function checkbox(label: string, checked: boolean, set: (isOn: boolean) => void): HTMLElement {
  const box = element("input", { type: "checkbox", checked });
  box.addEventListener("change", (event) => {
    event.stopPropagation();
    set(box.checked);
  });
  return element("label", { class: "check" }, box, label);
}

const trialColumns = [
  { label: "trial", value: (row: ReplicateRow) => row.replicate + 1 },
  { label: "events, experimental", value: (row: ReplicateRow) => row.events[0] },
  { label: "events, control", value: (row: ReplicateRow) => row.events[1] },
  { label: "difference, points", value: (row: ReplicateRow) => points(row.estimate) },
  { label: "lower", value: (row: ReplicateRow) => points(row.lower) },
  { label: "upper", value: (row: ReplicateRow) => points(row.upper) },
  { label: "P", value: (row: ReplicateRow) => pValueText(row.pValue) },
];

const binColumns = [
  { label: "difference from, points", value: (bin: DifferenceBin) => points(bin.lower, 2) },
  { label: "to", value: (bin: DifferenceBin) => points(bin.upper, 2) },
  { label: "exact, significant", value: (bin: DifferenceBin) => bin.significant },
  { label: "exact, not significant", value: (bin: DifferenceBin) => bin.notSignificant },
  { label: "simulated", value: (bin: DifferenceBin) => bin.simulated ?? "" },
];
