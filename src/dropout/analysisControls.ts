import { choiceControl } from "../notebook/choiceControl.ts";
import { numberControl } from "../notebook/numberControl.ts";
import { selectControl } from "../notebook/selectControl.ts";
import { limits } from "./lossFields.ts";
import { lossTests, type LossPlan } from "./lossPlan.ts";

/** Controls of what the protocol says: lost subjects, power, test. */
export function analysisControls({ missing, method, sides, alpha, power }: LossPlan) {
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
