import { isMarginMethod } from "../analyze/methods.ts";
import type { Control } from "../notebook/control.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import type { PlannerControls } from "./plannerControls.ts";
import { eventWords } from "./wording.ts";

/** Labels follow the names of the arms, paths the scenario shown, and what does not apply is hidden. */
export function fitControls(group: PlannerControls, { design }: SizedStudy, at: number): void {
  nameControls(group, design);
  placeControls(group, at);
  const { hypothesis, scale, marginDifference, marginRatio, sides, method, mechanism, oddsRatio } =
    group.controls;
  const hasMargin = hypothesis.value !== "superiority";
  const isRatio = scale.value === "ratio";
  oddsRatio.hidden = mechanism.value !== "mnar";
  sides.hidden = hasMargin; // a margin has one side, equivalence two one-sided tests
  scale.hidden = !hasMargin;
  marginDifference.hidden = !hasMargin || isRatio;
  marginRatio.hidden = !hasMargin || !isRatio;
  marginDifference.path = isRatio ? "" : "design.analysis.margin";
  marginRatio.path = isRatio ? "design.analysis.margin" : "";
  for (const option of method.querySelectorAll("option")) {
    option.hidden = option.disabled = hasMargin && !isMarginMethod(option.value as never);
  }
}

/** The controls that apply, at the moment they are asked for. */
export function shownControls({ controls }: PlannerControls): Iterable<Control<unknown>> {
  const all = Object.values(controls) as Control<unknown>[];
  return { [Symbol.iterator]: () => all.filter(({ hidden }) => !hidden).values() };
}

function nameControls({ controls }: PlannerControls, design: SizedStudy["design"]): void {
  const [experimental, control] = design.arms.map((arm) => arm.name) as [string, string];
  const { rate } = eventWords(design);
  controls.nExperimental.rename(`${experimental}, subjects`);
  controls.nControl.rename(`${control}, subjects`);
  controls.rateExperimental.rename(`${experimental}, ${rate}`);
  controls.rateControl.rename(`${control}, ${rate}`);
  controls.dropoutExperimental.rename(`${experimental}, dropout`);
  controls.dropoutControl.rename(`${control}, dropout`);
}

/** Messages of the check name a scenario by its place in the file. */
function placeControls({ controls }: PlannerControls, at: number): void {
  for (const control of Object.values(controls)) {
    control.path = control.path.replace(/^scenarios\[\d+\]/, `scenarios[${at}]`);
  }
}
