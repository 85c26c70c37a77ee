import { alignSizes } from "../planner/allocation.ts";
import type { LossControls } from "./lossControls.ts";

/** Where the arms are tied, the arm that was not touched follows. */
export function alignArms({ controls }: LossControls, touched: EventTarget | null): void {
  const { nExperimental, nControl, allocation } = controls;
  if (touched !== nExperimental && touched !== nControl && touched !== allocation) return;
  const moved = touched === nControl ? 1 : 0;
  const n = alignSizes([nExperimental.value, nControl.value], moved, allocation.value);
  if (n[0] !== nExperimental.value) nExperimental.value = n[0];
  if (n[1] !== nControl.value) nControl.value = n[1];
}
