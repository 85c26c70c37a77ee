import { choiceControl } from "../notebook/choiceControl.ts";
import { numberControl } from "../notebook/numberControl.ts";
import { allocationChoices, allocationOf } from "../planner/allocation.ts";
import { limits } from "./lossFields.ts";
import type { LossPlan } from "./lossPlan.ts";

const arms = ["experimental", "control"] as const;

interface RateOptions {
  readonly label: string;
  readonly value: number;
  readonly path: string;
  readonly most: number;
  /** End of the slider. */
  readonly drag: number;
  readonly expectation?: string;
}

/** A rate of one arm, in percent. */
function armRate(arm: 0 | 1, { most, drag, ...options }: RateOptions) {
  const control = numberControl({
    ...options,
    min: 0,
    max: most,
    step: 0.01,
    unit: "percent",
    slider: { min: 0, max: drag, step: 0.005 },
  });
  control.dataset["arm"] = arms[arm];
  return control;
}

/** Controls of the trial and of the world: rates, sizes, loss. */
export function worldControls({ rates, better, n, dropout, oddsRatio }: LossPlan) {
  const rate = (arm: 0 | 1) =>
    armRate(arm, { label: "", value: rates[arm], path: `rates[${arm}]`, most: 1, drag: 1 });
  const size = (arm: 0 | 1) =>
    numberControl({
      label: `Randomized, ${arms[arm]}`,
      value: n[arm],
      min: limits.n[0],
      max: limits.n[1],
      step: 1,
      integer: true,
      slider: { min: 5, max: 500 },
      path: `n[${arm}]`,
    });
  const loss = (arm: 0 | 1) =>
    armRate(arm, {
      label: `Lost, ${arms[arm]}`,
      value: dropout[arm],
      path: `dropout[${arm}]`,
      most: limits.dropout[1],
      drag: 0.5,
      expectation: "lie in [0%, 99%]: where everybody is lost, nothing is found",
    });
  return {
    rateExperimental: rate(0),
    rateControl: rate(1),
    better: choiceControl({
      label: "What is counted",
      value: better,
      options: [
        ["higher", "a success"],
        ["lower", "a failure"],
      ],
      path: "better",
      hint: "A failure: infection, relapse, death. A subject who is lost has failed either way.",
    }),
    nExperimental: size(0),
    nControl: size(1),
    allocation: choiceControl({
      label: "Experimental : control",
      value: allocationOf(n),
      options: allocationChoices.map((choice) => [choice, choice] as const),
    }),
    dropoutExperimental: loss(0),
    dropoutControl: loss(1),
    oddsRatio: numberControl({
      label: "",
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
