import { countsMethods, type CountsMethod } from "../analyze/methods.ts";
import { choiceControl } from "../notebook/choiceControl.ts";
import { numberControl } from "../notebook/numberControl.ts";
import { selectControl } from "../notebook/selectControl.ts";
import { alphaControl, sidesControl } from "../notebook/testControls.ts";
import { methodLabels } from "../report/methodNames.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import type { Analysis } from "../study/schema.ts";

/** Controls of what the protocol fixes about the analysis. */
export function analysisControls({ design: { missing, analysis } }: SizedStudy) {
  return {
    ...aimControls(analysis),
    method: selectControl({
      label: "Test",
      value: analysis.method as CountsMethod,
      options: countsMethods.map((method) => [method, methodLabels[method]] as const),
      path: "design.analysis.method",
    }),
    sides: sidesControl({ value: analysis.sides, path: "design.analysis.sides" }),
    alpha: alphaControl({
      value: analysis.alpha,
      min: 0,
      max: 0.5,
      open: "lower",
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

/** Where a margin starts before the user has set one. */
const usualMargin = { difference: 0.1, ratio: 0.8 };

/** Controls of what the trial sets out to show; a margin has a control for each scale. */
function aimControls({ hypothesis, margin, scale }: Analysis) {
  const isRatio = scale === "ratio";
  return {
    hypothesis: selectControl({
      label: "To be shown",
      value: hypothesis ?? "superiority",
      options: [
        ["superiority", "superiority"],
        ["nonInferiority", "non-inferiority"],
        ["superiorityByMargin", "superiority by a margin"],
        ["equivalence", "equivalence"],
      ],
      path: "design.analysis.hypothesis",
    }),
    scale: choiceControl({
      label: "Scale of the margin",
      value: scale ?? "difference",
      options: [
        ["difference", "difference"],
        ["ratio", "ratio"],
      ],
      path: "design.analysis.scale",
    }),
    marginDifference: numberControl({
      label: "Margin, difference of the rates",
      value: isRatio ? usualMargin.difference : (margin ?? usualMargin.difference),
      min: 0,
      max: 1,
      open: "both",
      step: 0.01,
      unit: "percent",
      slider: { min: 0.005, max: 0.5, step: 0.005 },
      path: "design.analysis.margin",
    }),
    marginRatio: numberControl({
      label: "Margin, ratio of the rates",
      value: isRatio ? (margin ?? usualMargin.ratio) : usualMargin.ratio,
      min: 0,
      max: 100,
      open: "both",
      step: 0.05,
      digits: 2,
      slider: { min: 0.4, max: 2.5, step: 0.01 },
    }),
  };
}
