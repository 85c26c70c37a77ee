import { element } from "../notebook/element.ts";
import { figureFrame } from "../notebook/figureFrame.ts";
import { announce } from "../notebook/liveRegion.ts";
import type { DrawQueue } from "../notebook/drawQueue.ts";
import { oneTrial, trialSentence } from "../planner/oneTrial.ts";
import { peopleGrid, type ArmOutcomes } from "../show/peopleGrid.ts";
import { analyzedRates } from "../sizing/outcomeModel.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import { isRejection } from "../summarize/operatingCharacteristics.ts";
import { trialsSoFar, trialsSoFarCaption, type Finding } from "../show/trialsSoFar.ts";

const armColumns = [
  { label: "arm", value: (arm: ArmOutcomes) => arm.name },
  { label: "responded", value: (arm: ArmOutcomes) => arm.events },
  { label: "did not respond", value: (arm: ArmOutcomes) => arm.nonevents },
  { label: "lost", value: (arm: ArmOutcomes) => arm.lost },
];
const findingColumns = [
  { label: "trial", value: ({ trial }: Finding) => trial },
  { label: "difference, percentage points", value: ({ difference }: Finding) => difference },
  { label: "P", value: ({ pValue }: Finding) => pValue },
];

/** A trial that can be run again and again, and what its runs have found so far. */
export function liveTrial(study: SizedStudy, queue: DrawQueue): HTMLElement {
  const people = figureFrame<ArmOutcomes>({
    title: "One trial",
    name: "one-trial",
    rank: 2,
    columns: armColumns,
  });
  const found = figureFrame<Finding>({
    title: "All trials so far",
    name: "trials-so-far",
    rank: 2,
    columns: findingColumns,
  });
  const words = { yes: "responded", no: "did not" };
  const findings: Finding[] = [];
  const [experimental, control] = analyzedRates(study.design, study.scenarios[0]!);
  const truth = 100 * (experimental - control);
  const run = (trials: number) => {
    for (let i = 0; i < trials; i++) findings.push(findingOf(study, findings.length));
    const { arms, row } = oneTrial(study, findings.length - 1);
    const caption = trialSentence(row, study);
    queue.add(people, (width) =>
      people.update({ picture: peopleGrid(arms, { width, words }), caption, rows: arms }),
    );
    queue.add(found, (width) => {
      const picture = trialsSoFar(findings, { width, truth });
      found.update({ picture, caption: trialsSoFarCaption(findings), rows: findings });
    });
    if (findings.length > 1) announce(`${caption} ${trialsSoFarCaption(findings)}`);
  };
  run(1);
  const again = button("Run it again", "button button-primary", () => run(1));
  const more = button("20 more", "button", () => run(20));
  const row = element("div", { class: "button-row" }, again, more);
  return element("div", { class: "exhibit-figure" }, people, row, found);
}

function findingOf(study: SizedStudy, replicate: number): Finding {
  const { row } = oneTrial(study, replicate);
  return {
    trial: replicate + 1,
    difference: Math.round(1000 * row.estimate) / 10,
    pValue: row.pValue,
    isSignificant: isRejection(row.pValue, study.design.analysis.alpha),
  };
}

const button = (label: string, style: string, onclick: () => void): HTMLButtonElement =>
  element("button", { type: "button", class: style, onclick }, label);
