import { choiceControl } from "../notebook/choiceControl.ts";
import { controlGroup } from "../notebook/controlGroup.ts";
import { numberControl } from "../notebook/numberControl.ts";
import { selectControl } from "../notebook/selectControl.ts";
import { alphaControl, sidesControl, wantedShareControl } from "../notebook/testControls.ts";
import { limits, pilotTests } from "./pilotFields.ts";
import { meansControls } from "./meansControls.ts";
import { ofArm } from "./ofArm.ts";
import type { PilotQuestion } from "./pilotQuestion.ts";
import { priorControls } from "./priorControls.ts";

/** The controls of a question, set to one. */
export const pilotControls = (question: PilotQuestion) =>
  controlGroup({
    ...countControls(question),
    ...followUpControls(question),
    ...priorControls(question),
    ...meansControls(question.means),
  });

export type PilotControls = ReturnType<typeof pilotControls>;

function countControls({ pilot, better }: PilotQuestion) {
  const whole = (
    label: string,
    value: number,
    path: string,
    [min, max]: readonly [number, number],
  ) => numberControl({ label, value, min, max, step: 1, integer: true, slider: false, path });
  const events = (arm: 0 | 1, label: string) =>
    ofArm(whole(label, pilot.events[arm], `events[${arm}]`, limits.events), arm);
  const subjects = (arm: 0 | 1, label: string) =>
    ofArm(whole(label, pilot.n[arm], `pilot[${arm}]`, limits.pilotN), arm);
  return {
    eventsExperimental: events(0, "Experimental, events"),
    subjectsExperimental: subjects(0, "Experimental, n"),
    eventsControl: events(1, "Control, events"),
    subjectsControl: subjects(1, "Control, n"),
    better: choiceControl({
      label: "The event is",
      value: better,
      options: [
        ["higher", "wanted"],
        ["lower", "unwanted"],
      ],
      path: "better",
    }),
  };
}

function followUpControls(question: PilotQuestion) {
  const { n, goal } = question;
  const [least, most] = limits.n;
  return {
    n: numberControl({
      label: "Randomized per arm",
      value: n,
      min: least,
      max: most,
      step: 1,
      integer: true,
      slider: { min: least, max: 150 },
      path: "n",
    }),
    goal: wantedShareControl({ label: "Wanted chance of success", value: goal, path: "goal" }),
    ...testControls(question),
    ...lossControls(question),
  };
}

function testControls({ method, sides, alpha }: PilotQuestion) {
  return {
    method: selectControl({ label: "Test", value: method, options: pilotTests, path: "test" }),
    sides: sidesControl({ value: sides, path: "sides" }),
    alpha: alphaControl({
      value: alpha,
      min: limits.alpha[0],
      max: limits.alpha[1],
      path: "alpha",
    }),
  };
}

function lossControls({ dropout, lossOdds, missing }: PilotQuestion) {
  const rate = (arm: 0 | 1, label: string) =>
    ofArm(
      numberControl({
        label,
        value: dropout[arm],
        min: 0,
        max: limits.dropout[1],
        step: 0.01,
        unit: "percent",
        slider: { min: 0, max: 0.5, step: 0.01 },
        path: `dropout[${arm}]`,
      }),
      arm,
    );
  return {
    dropoutExperimental: rate(0, "Lost, experimental"),
    dropoutControl: rate(1, "Lost, control"),
    lossOdds: numberControl({
      label: "Odds of loss, without : with the event",
      value: lossOdds,
      min: limits.lossOdds[0],
      max: limits.lossOdds[1],
      step: 0.5,
      slider: { min: 0.1, max: 8, step: 0.1 },
      path: "odds",
      hint: "1: loss has nothing to do with the outcome (MCAR).",
    }),
    missing: choiceControl({
      label: "Lost subjects",
      value: missing,
      options: [
        ["nonresponder", "have failed"],
        ["completeCase", "are left out"],
      ],
      path: "lost",
    }),
  };
}
