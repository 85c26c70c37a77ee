import { replicateRows, type ReplicateRow } from "../engine/replicateRows.ts";
import { runInput } from "../engine/runInput.ts";
import { analysisPlan } from "../engine/tableAnalyzer.ts";
import { element } from "../notebook/element.ts";
import { figureFrame } from "../notebook/figureFrame.ts";
import { consortCaption, consortFlow, type ArmFlow } from "../show/consortFlow.ts";
import { count, points, pValueStatement } from "../show/format.ts";
import { peopleCaption, peopleGrid, type ArmOutcomes } from "../show/peopleGrid.ts";
import { twoByTwoTable, type AnalyzedArm } from "../show/twoByTwoTable.ts";
import { subjectSimulator } from "../simulate/trialSubjects.ts";
import type { Pair } from "../pair.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import { isRejection } from "../summarize/operatingCharacteristics.ts";
import type { Plan } from "./plan.ts";
import { playButton } from "./playButton.ts";
import { actionButton, sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import { eventWords, type EventWords } from "./wording.ts";

const frameMilliseconds = 400;

/** One simulated trial: its subjects, its table, its flow, and its result in a sentence. */
export function createOneTrial({ queue, describe }: Workshop): Section<Plan> {
  const armColumns = [
    { label: "arm", value: (arm: ArmRecord) => arm.name },
    { label: "randomized", value: (arm: ArmRecord) => arm.randomized },
    { label: "lost", value: (arm: ArmRecord) => arm.lost },
    { label: "analyzed", value: (arm: ArmRecord) => arm.analyzed },
    { label: "events", value: (arm: ArmRecord) => arm.analyzedEvents },
  ];
  const people = figureFrame<ArmRecord>({
    title: "Its subjects",
    name: "one-trial",
    height: "126px",
    columns: armColumns,
    study: describe,
  });
  const flow = figureFrame<ArmRecord>({
    title: "Its flow",
    name: "consort-flow",
    height: "310px",
    columns: armColumns,
    study: describe,
  });
  const table = element("div", { class: "two-by-two-holder" });
  const sentence = element("p", { class: "trial-sentence" });
  const next = actionButton("Run one trial", () => show(replicate + 1));
  const play = playButton({
    label: "Play",
    milliseconds: frameMilliseconds,
    step: () => show(replicate + 1),
  });
  const buttons = element("div", { class: "button-row" }, next, play);
  const grid = element("div", { class: "figure-grid" }, element("div", {}, people, table), flow);
  const box = sectionBox(
    "One trial",
    "Under these very assumptions, a single trial can come out in many ways.",
    buttons,
    sentence,
    grid,
  );
  box.classList.add("may-be-seen"); // tells nothing to a reader who is guessing the power
  let plan: Plan;
  let replicate = 0;

  const show = (i: number): void => {
    replicate = i;
    const trial = oneTrial(plan.study, i);
    const words = eventWords(plan.study.design);
    sentence.textContent = trialSentence(trial.row, plan.study);
    table.replaceChildren(analyzedTableOf(trial.arms, words));
    queue.add(people, (width) =>
      people.update({
        picture: peopleGrid(trial.arms, { width, words }),
        caption: peopleCaption(trial.arms, words),
        rows: trial.arms,
      }),
    );
    queue.add(flow, (width) =>
      flow.update({
        picture: consortFlow(trial.arms, words.lost, { width }),
        caption: consortCaption(trial.arms, words.lost),
        rows: trial.arms,
      }),
    );
  };
  const update = (next: Plan): void => {
    plan = next;
    show(replicate);
  };
  return Object.assign(box, { update });
}

type ArmRecord = ArmOutcomes & ArmFlow;

function analyzedTableOf(arms: Pair<ArmRecord>, { yes, no }: EventWords): HTMLTableElement {
  const row = ({ name, analyzedEvents, analyzed }: ArmRecord): AnalyzedArm => ({
    name,
    events: analyzedEvents,
    n: analyzed,
  });
  return twoByTwoTable([row(arms[0]), row(arms[1])], [yes, no]);
}

/** A replicate as subjects and as analyzed: the same trial as in any run with this seed. */
export function oneTrial(study: SizedStudy, replicate: number) {
  const run = runInput(study, study.scenarios[0]!);
  const [row] = replicateRows(run, analysisPlan(study.design), { first: replicate, count: 1 });
  const subjects = subjectSimulator(run)(replicate);
  const arm = (k: 0 | 1): ArmRecord => {
    const tally = { events: 0, nonevents: 0, lost: 0 };
    subjects.arm.forEach((own, i) => {
      if (own !== k) return;
      if (subjects.dropout[i] === 1) tally.lost++;
      else if (subjects.event[i] === 1) tally.events++;
      else tally.nonevents++;
    });
    const { name, n } = study.design.arms[k];
    return { name, randomized: n, ...tally, analyzed: row!.n[k], analyzedEvents: row!.events[k] };
  };
  return { row: row!, arms: [arm(0), arm(1)] as const };
}

/** "In trial 17, 21 of 30 responded on LD-IL-2 and 8 of 30 on Placebo: …" */
export function trialSentence(row: ReplicateRow, { design }: SizedStudy): string {
  const { arms, analysis } = design;
  const { had } = eventWords(design);
  const rate = (k: 0 | 1): string => `${row.events[k]} of ${row.n[k]}`;
  const found = `In simulated trial ${count(row.replicate + 1)}, ${rate(0)} ${had} on ${arms[0].name} and ${rate(1)} on ${arms[1].name}`;
  if (!Number.isFinite(row.estimate)) return `${found}: an arm has nobody left to analyze.`;
  const verdict = isRejection(row.pValue, analysis.alpha) ? "significant" : "not significant";
  return `${found}: a difference of ${points(row.estimate)} percentage points (95% interval ${points(row.lower)} to ${points(row.upper)}), ${pValueStatement(row.pValue)}, ${verdict}.`;
}
