import { choiceControl } from "../notebook/choiceControl.ts";
import { controlGroup } from "../notebook/controlGroup.ts";
import { numberControl } from "../notebook/numberControl.ts";
import { selectControl } from "../notebook/selectControl.ts";
import { alphaControl, sidesControl } from "../notebook/testControls.ts";
import { testMenu } from "../paper/testMenu.ts";
import { ratios, type Question } from "./question.ts";
import { leastN, mostN } from "./questionFields.ts";

/** The controls of a question, set to one. */
export function questionControls(question: Question) {
  return controlGroup({
    ...rateControls(question),
    ...analysisControls(question),
    ...trialControls(question),
    shown: selectControl({
      label: "Bring out in the figures",
      value: question.shown,
      options: testMenu,
      path: "shown",
    }),
  });
}

export type QuestionControls = ReturnType<typeof questionControls>;

function rateControls({ rates, power }: Question) {
  const rate = (arm: 0 | 1, label: string, name: string) => {
    const control = numberControl({
      label,
      value: rates[arm],
      min: 0,
      max: 1,
      step: 0.01,
      unit: "percent",
      slider: { min: 0, max: 1, step: 0.005 },
      path: `rates[${arm}]`,
    });
    control.dataset["arm"] = name;
    return control;
  };
  return {
    rateExperimental: rate(0, "Experimental arm", "experimental"),
    rateControl: rate(1, "Control arm", "control"),
    power: numberControl({
      label: "Wanted power",
      value: power,
      min: 0.1,
      max: 0.99,
      step: 0.01,
      unit: "percent",
      slider: { min: 0.5, max: 0.99, step: 0.005 },
      path: "power",
      hint: "The chance of finding the difference, if the rates are right.",
    }),
  };
}

function analysisControls({ method, sides, alpha }: Question) {
  return {
    method: selectControl({
      label: "Planned test",
      value: method,
      options: testMenu,
      path: "method",
    }),
    sides: sidesControl({ value: sides, path: "sides" }),
    alpha: alphaControl({ value: alpha, min: 0.0001, max: 0.2, path: "alpha" }),
  };
}

function trialControls({ ratio, n }: Question) {
  return {
    ratio: choiceControl({
      label: "Experimental : control",
      value: ratio,
      options: ratios.map((text) => [text, text] as const),
      path: "ratio",
    }),
    n: numberControl({
      label: sizeLabel(ratio),
      value: n,
      min: leastN,
      max: mostN,
      step: 1,
      integer: true,
      slider: { min: leastN, max: 100 },
      path: "n",
      hint: "For true size, fair power and single tables below.",
    }),
  };
}

export const sizeLabel = (ratio: string): string =>
  ratio === "1:1" ? "Subjects per arm" : "Subjects in the smaller arm";
