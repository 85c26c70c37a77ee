import { controlGroup } from "../notebook/controlGroup.ts";
import { allocationOf } from "../planner/allocation.ts";
import { analysisControls } from "./analysisControls.ts";
import type { LossPlan } from "./lossPlan.ts";
import { worldControls } from "./worldControls.ts";

/** The controls of a plan, set to one. */
export function lossControls(plan: LossPlan) {
  const group = controlGroup({ ...worldControls(plan), ...analysisControls(plan) });
  fitLabels(group, plan);
  return group;
}

export type LossControls = ReturnType<typeof lossControls>;

/** The plan that the controls are set to. */
export function planOf({ value }: LossControls): LossPlan {
  const { rateExperimental, rateControl, dropoutExperimental, dropoutControl, ...rest } = value;
  const { nExperimental, nControl, allocation: _, ...others } = rest;
  return {
    ...others,
    rates: [rateExperimental, rateControl],
    n: [nExperimental, nControl],
    dropout: [dropoutExperimental, dropoutControl],
  };
}

/** What the controls are set to for a plan. */
export function controlValues({ rates, n, dropout, ...rest }: LossPlan): LossControls["value"] {
  return {
    ...rest,
    rateExperimental: rates[0],
    rateControl: rates[1],
    nExperimental: n[0],
    nControl: n[1],
    allocation: allocationOf(n),
    dropoutExperimental: dropout[0],
    dropoutControl: dropout[1],
  };
}

/** Labels say what an event is. */
export function fitLabels(
  { controls }: Pick<LossControls, "controls">,
  { better }: LossPlan,
): void {
  const isResponse = better === "higher";
  const event = isResponse ? "Response" : "Event";
  controls.rateExperimental.rename(`${event}, experimental`);
  controls.rateControl.rename(`${event}, control`);
  const odds = isResponse ? "non-responder : responder" : "with event : without";
  controls.oddsRatio.rename(`Odds of loss, ${odds}`);
}
