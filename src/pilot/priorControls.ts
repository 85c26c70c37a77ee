import { choiceControl } from "../notebook/choiceControl.ts";
import { numberControl } from "../notebook/numberControl.ts";
import { limits } from "./pilotFields.ts";
import { ofArm } from "./ofArm.ts";
import type { PilotQuestion } from "./pilotQuestion.ts";

/** What was believed before the pilot, and what would be worth finding. */
export function priorControls({ prior, own, noEffect, worthwhile }: PilotQuestion) {
  const shape = (arm: 0 | 1, name: "a" | "b", label: string) =>
    ofArm(
      numberControl({
        label,
        value: own[arm][name],
        min: 0,
        max: limits.shape[1],
        open: "lower",
        step: 0.5,
        slider: false,
        path: `beta[${2 * arm + (name === "a" ? 0 : 1)}]`,
      }),
      arm,
    );
  return {
    prior: choiceControl({
      label: "Before the pilot, rates were",
      value: prior,
      options: [
        ["jeffreys", "Jeffreys"],
        ["uniform", "uniform"],
        ["own", "own Beta"],
      ],
      path: "prior",
    }),
    aExperimental: shape(0, "a", "Experimental, a"),
    bExperimental: shape(0, "b", "Experimental, b"),
    aControl: shape(1, "a", "Control, a"),
    bControl: shape(1, "b", "Control, b"),
    noEffect: numberControl({
      label: "Chance that it does nothing",
      value: noEffect,
      min: 0,
      max: 1,
      step: 0.05,
      unit: "percent",
      path: "noeffect",
      hint: "Your judgment, with the pilot known. 0: left out.",
    }),
    worthwhile: numberControl({
      label: "Smallest difference worth detecting",
      value: worthwhile,
      min: limits.worthwhile[0],
      max: limits.worthwhile[1],
      step: 0.01,
      unit: "percent",
      slider: { min: 0.05, max: 0.6, step: 0.01 },
      path: "least",
    }),
  };
}
