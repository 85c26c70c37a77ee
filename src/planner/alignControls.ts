import { type CountsMethod, isMarginMethod } from "../analyze/methods.ts";
import { alignSizes } from "./allocation.ts";
import type { PlannerControls } from "./plannerControls.ts";

/** Has controls that are tied to the one that was touched follow it. */
export function controlAligner(group: PlannerControls): (touched: EventTarget | null) => void {
  const { hypothesis, method } = group.controls;
  let before: CountsMethod | undefined; // the test that a margin took the place of
  return (touched) => {
    alignArms(group, touched);
    alignRatio(group, touched);
    if (touched === method) before = undefined;
    if (touched !== hypothesis) return;
    if (hypothesis.value === "superiority") {
      if (before !== undefined) method.value = before;
      before = undefined;
    } else if (!isMarginMethod(method.value)) {
      before = method.value;
      method.value = "farringtonManning";
    }
  };
}

/** Where the arms are tied, the arm that was not touched follows. */
function alignArms({ controls }: PlannerControls, touched: EventTarget | null): void {
  const { nExperimental, nControl, allocation } = controls;
  const moved = touched === nControl ? 1 : 0;
  if (touched !== nExperimental && touched !== nControl && touched !== allocation) return;
  const n = alignSizes([nExperimental.value, nControl.value], moved, allocation.value);
  if (n[0] !== nExperimental.value) nExperimental.value = n[0];
  if (n[1] !== nControl.value) nControl.value = n[1];
}

/** A ratio lies on the side of 1 that the hypothesis asks for. */
function alignRatio({ controls }: PlannerControls, touched: EventTarget | null): void {
  const { hypothesis, scale, better, marginRatio } = controls;
  if (touched !== hypothesis && touched !== scale && touched !== better) return;
  const isHigher = better.value === "higher";
  const isBelow =
    hypothesis.value === "nonInferiority"
      ? isHigher
      : hypothesis.value === "superiorityByMargin" && !isHigher;
  const margin = marginRatio.value;
  if (hypothesis.value === "superiority" || margin === 1 || margin < 1 === isBelow) return;
  marginRatio.value = Number((1 / margin).toPrecision(4));
}
