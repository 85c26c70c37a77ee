import { choiceControl } from "../notebook/choiceControl.ts";
import { controlGroup } from "../notebook/controlGroup.ts";
import { numberControl } from "../notebook/numberControl.ts";
import { selectControl } from "../notebook/selectControl.ts";
import { limits } from "./lossFields.ts";
import { lossTests, type LossPlan } from "./lossPlan.ts";

/** The controls of a plan, set to one. */
export const lossControls = (plan: LossPlan) =>
  controlGroup({ ...worldControls(plan), ...lossControlsOf(plan), ...analysisControls(plan) });

export type LossControls = ReturnType<typeof lossControls>;

/** A rate of one arm, in percent. */
function armRate(arm: "experimental" | "control", { label, value, path, most, drag }: RateOptions) {
  const control = numberControl({
    label,
    value,
    min: 0,
    max: most,
    step: 0.01,
    unit: "percent",
    slider: { min: 0, max: drag, step: 0.005 },
    path,
  });
  control.dataset["arm"] = arm;
  return control;
}

interface RateOptions {
  readonly label: string;
  readonly value: number;
  readonly path: string;
  readonly most: number;
  /** End of the slider. */
  readonly drag: number;
}

function worldControls({ rates, n }: LossPlan) {
  const rate = (arm: 0 | 1, name: "experimental" | "control", label: string) =>
    armRate(name, { label, value: rates[arm], path: `rates[${arm}]`, most: 1, drag: 1 });
  const [least, most] = limits.n;
  return {
    rateExperimental: rate(0, "experimental", "Response, experimental"),
    rateControl: rate(1, "control", "Response, control"),
    n: numberControl({
      label: "Randomized per arm",
      value: n,
      min: least,
      max: most,
      step: 1,
      integer: true,
      slider: { min: least, max: 100 },
      path: "n",
    }),
  };
}

function lossControlsOf({ dropout, oddsRatio }: LossPlan) {
  const [, most] = limits.dropout;
  const rate = (arm: 0 | 1, name: "experimental" | "control", label: string) =>
    armRate(name, { label, value: dropout[arm], path: `dropout[${arm}]`, most, drag: 0.5 });
  return {
    dropoutExperimental: rate(0, "experimental", "Lost, experimental"),
    dropoutControl: rate(1, "control", "Lost, control"),
    oddsRatio: numberControl({
      label: "Odds of loss, non-responder : responder",
      value: oddsRatio,
      min: limits.oddsRatio[0],
      max: limits.oddsRatio[1],
      step: 0.5,
      slider: { min: 0.1, max: 8, step: 0.1 },
      path: "odds",
      hint: "1: loss has nothing to do with the outcome (MCAR).",
    }),
  };
}

function analysisControls({ missing, method, sides, alpha, power }: LossPlan) {
  return {
    missing: choiceControl({
      label: "Lost subjects",
      value: missing,
      options: [
        ["nonresponder", "have failed"],
        ["completeCase", "are left out"],
      ],
      path: "lost",
      hint: "For the protocol; the figures show both.",
    }),
    power: choiceControl({
      label: "Wanted power",
      value: power,
      options: [
        [0.8, "80%"],
        [0.9, "90%"],
      ],
      path: "power",
    }),
    method: selectControl({ label: "Test", value: method, options: lossTests, path: "test" }),
    sides: choiceControl({
      label: "Sides",
      value: sides,
      options: [
        [2, "two-sided"],
        [1, "one-sided"],
      ],
      path: "sides",
    }),
    alpha: numberControl({
      label: "Alpha",
      value: alpha,
      min: limits.alpha[0],
      max: limits.alpha[1],
      step: 0.005,
      digits: 2,
      slider: false,
      path: "alpha",
    }),
  };
}
