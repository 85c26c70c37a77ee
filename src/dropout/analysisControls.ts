import { choiceControl } from "../notebook/choiceControl.ts";
import { selectControl } from "../notebook/selectControl.ts";
import { alphaControl, sidesControl, wantedShareControl } from "../notebook/testControls.ts";
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
    power: wantedShareControl({ label: "Wanted power", value: power, path: "power" }),
    method: selectControl({ label: "Test", value: method, options: lossTests, path: "test" }),
    sides: sidesControl({ value: sides, path: "sides" }),
    alpha: alphaControl({
      value: alpha,
      min: limits.alpha[0],
      max: limits.alpha[1],
      path: "alpha",
    }),
  };
}
