import { binaryMethods, marginMethods } from "../analyze/methods.ts";
import { choiceControl } from "../notebook/choiceControl.ts";
import { numberControl } from "../notebook/numberControl.ts";
import { selectControl } from "../notebook/selectControl.ts";
import { methodLabels } from "../report/methodNames.ts";
import type { SizedStudy } from "../study/requireSized.ts";

/** Controls of what the protocol fixes about the analysis. */
export function analysisControls({ design: { missing, analysis } }: SizedStudy) {
  const hasMargin = analysis.margin !== undefined;
  return {
    method: selectControl({
      label: "Test",
      value: analysis.method,
      options: (hasMargin ? marginMethods : binaryMethods).map(
        (method) => [method, methodLabels[method]] as const,
      ),
      path: "design.analysis.method",
    }),
    sides: choiceControl({
      label: "Sides",
      value: analysis.sides,
      options: hasMargin
        ? [[1, "one-sided"]]
        : [
            [2, "two-sided"],
            [1, "one-sided"],
          ],
      path: "design.analysis.sides",
    }),
    alpha: numberControl({
      label: "Alpha",
      value: analysis.alpha,
      min: 0,
      max: 0.5,
      open: "lower",
      step: 0.005,
      digits: 3,
      slider: false,
      path: "design.analysis.alpha",
    }),
    missing: choiceControl({
      label: "Subjects lost",
      value: missing,
      options: [
        ["nonresponder", "count as failures"],
        ["completeCase", "left out"],
      ],
      path: "design.missing",
    }),
  };
}
