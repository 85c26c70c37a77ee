import { choiceControl } from "../notebook/choiceControl.ts";
import { controlGroup } from "../notebook/controlGroup.ts";
import { numberControl } from "../notebook/numberControl.ts";
import { selectControl } from "../notebook/selectControl.ts";
import { textControl } from "../notebook/textControl.ts";
import { printedControl } from "./printedControl.ts";
import { largestArm, type ReaderTable } from "./readerTable.ts";
import { testMenu } from "./testMenu.ts";

/** The controls of a table, set to one. */
export function tableControls(table: ReaderTable) {
  return controlGroup({
    ...countControls(table),
    ...analysisControls(table),
    ...nameControls(table),
  });
}

export type TableControls = ReturnType<typeof tableControls>;

function countControls({ events, n, arms, better }: ReaderTable) {
  const whole = { max: largestArm, step: 1, integer: true } as const;
  const eventsOf = (arm: 0 | 1) =>
    numberControl({
      ...whole,
      label: eventsLabel(arms[arm]),
      value: events[arm],
      min: 0,
      slider: { min: 0, max: n[arm] },
    });
  const sizeOf = (arm: 0 | 1) =>
    numberControl({ ...whole, label: sizeLabel(arms[arm]), value: n[arm], min: 1, slider: false });
  return {
    eventsExperimental: marked(eventsOf(0), "experimental"),
    nExperimental: sizeOf(0),
    eventsControl: marked(eventsOf(1), "control"),
    nControl: sizeOf(1),
    better: choiceControl({
      label: "The outcome is",
      value: better,
      options: [
        ["higher", "wanted"],
        ["lower", "unwanted"],
      ],
    }),
  };
}

/** The control with its arm's color. */
function marked<C extends HTMLElement>(control: C, arm: string): C {
  control.dataset["arm"] = arm;
  return control;
}

export const eventsLabel = (arm: string): string => `${arm}, with the outcome`;
export const sizeLabel = (arm: string): string => `${arm}, subjects`;

function analysisControls({ method, alpha, printed }: ReaderTable) {
  return {
    method: selectControl({ label: "Your test", value: method, options: testMenu }),
    alpha: numberControl({
      label: "Alpha, two-sided",
      value: alpha,
      min: 0,
      max: 0.5,
      open: "lower",
      step: 0.005,
      digits: 2,
      slider: false,
      hint: "Intervals have the level 1 − alpha.",
    }),
    printed: printedControl({
      label: "P as printed",
      value: printed,
      hint: "As in the article, “.004” or “<.001”; may stay empty.",
    }),
  };
}

function nameControls({ outcome, arms }: ReaderTable) {
  const name = (label: string, value: string) => textControl({ label, value, maxLength: 60 });
  return {
    outcome: name("Outcome", outcome),
    nameExperimental: name("Experimental arm", arms[0]),
    nameControl: name("Control arm", arms[1]),
  };
}
