import { choiceControl } from "../notebook/choiceControl.ts";
import { numberControl } from "../notebook/numberControl.ts";
import { selectControl } from "../notebook/selectControl.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { visitTimesOf } from "../study/visitRetention.ts";
import type { Mechanism, VisitValues } from "./visitValues.ts";

/** Who leaves, who stops treatment, and what becomes of them. */
export function lossControls(study: SizedVisitStudy, values: VisitValues) {
  return {
    ...leavingControls(study, values),
    ...stoppingControls(study, values),
    ...skippingControls(study, values),
  };
}

/** Who misses a visit and comes back. */
function skippingControls({ design }: SizedVisitStudy, values: VisitValues) {
  const [experimental, control] = design.arms;
  const path = "scenarios[0].intermittent";
  const [label, hint] = ["miss a visit", "By chance, at any visit; they come back to the next."];
  return {
    skippedExperimental: shareControl(0, {
      label: `${experimental.name}, ${label}`,
      value: values.skippedExperimental,
      path: `${path}[0]`,
    }),
    skippedControl: shareControl(1, {
      label: `${control.name}, ${label}`,
      value: values.skippedControl,
      path: `${path}[1]`,
      hint,
    }),
  };
}

interface RateOptions {
  readonly label: string;
  readonly value: number;
  readonly path: string;
  readonly hint?: string;
}

/** A share of one arm. */
function shareControl(arm: 0 | 1, { label, value, path, hint }: RateOptions) {
  const control = numberControl({
    label,
    value,
    min: 0,
    max: 0.9,
    step: 0.01,
    unit: "percent",
    slider: { min: 0, max: 0.5, step: 0.01 },
    path,
    hint,
  });
  control.dataset["arm"] = arm === 0 ? "experimental" : "control";
  return control;
}

function leavingControls({ design }: SizedVisitStudy, values: VisitValues) {
  const [experimental, control] = design.arms;
  const path = "scenarios[0].dropout";
  const mechanisms: readonly (readonly [Mechanism, string])[] = [
    ["mcar", "chance"],
    ["mar", "seen values"],
    ["mnar", "unseen ones"],
  ];
  const isSingle = visitTimesOf(design.endpoint).length === 1;
  const possible = mechanisms.filter(([mechanism]) => !isSingle || mechanism !== "mar");
  const odds = numberControl({
    label: "Odds ratio of leaving, per SD worse",
    value: values.odds,
    min: 0.01,
    max: 100,
    step: 0.1,
    slider: { min: 0.2, max: 5, step: 0.1 },
    path: `${path}.oddsRatioPerSd`,
  });
  odds.hidden = values.mechanism === "mcar";
  return {
    dropoutExperimental: shareControl(0, {
      label: `${experimental.name}, leave the trial`,
      value: values.dropoutExperimental,
      path: `${path}.rate[0]`,
    }),
    dropoutControl: shareControl(1, {
      label: `${control.name}, leave the trial`,
      value: values.dropoutControl,
      path: `${path}.rate[1]`,
    }),
    mechanism: choiceControl({
      label: "Who leaves or stops depends on",
      value: values.mechanism,
      options: possible,
      path: `${path}.mechanism`,
      hint: "MCAR: chance alone. MAR: the last value seen. MNAR: the value about to be missed.",
    }),
    odds,
  };
}

function stoppingControls({ design }: SizedVisitStudy, values: VisitValues) {
  const [experimental, control] = design.arms;
  const path = "scenarios[0].discontinuation";
  const isStopping = values.stopExperimental > 0 || values.stopControl > 0;
  const followed = numberControl({
    label: "Still followed after stopping",
    value: values.followed,
    min: 0,
    max: 1,
    step: 0.05,
    unit: "percent",
    path: `${path}.followed`,
    hint: "Of those who stop: they are off treatment but still come to visits.",
  });
  const after = selectControl({
    label: "After stopping, the outcome",
    value: values.after,
    options: [
      ["asRandomized", "stays as randomized"],
      ["jumpToReference", "jumps to control’s course"],
      ["copyIncrements", "changes as control’s does"],
    ],
    path: "scenarios[0].afterDiscontinuation",
    hint: "The truth of the simulation, for those who stop and those who leave.",
  });
  followed.hidden = !isStopping;
  after.hidden = !isStopping && values.dropoutExperimental === 0 && values.dropoutControl === 0;
  return {
    stopExperimental: shareControl(0, {
      label: `${experimental.name}, stop treatment`,
      value: values.stopExperimental,
      path: `${path}.rate[0]`,
    }),
    stopControl: shareControl(1, {
      label: `${control.name}, stop treatment`,
      value: values.stopControl,
      path: `${path}.rate[1]`,
    }),
    followed,
    after,
  };
}
