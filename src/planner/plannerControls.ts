import { binaryMethods } from "../analyze/methods.ts";
import { choiceControl } from "../notebook/choiceControl.ts";
import { controlGroup } from "../notebook/controlGroup.ts";
import { numberControl } from "../notebook/numberControl.ts";
import { selectControl } from "../notebook/selectControl.ts";
import { textControl } from "../notebook/textControl.ts";
import { methodLabels } from "../report/methodNames.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import { maxReplicates, maxSeed } from "../study/schema.ts";
import { allocationChoices, allocationOf } from "./allocation.ts";
import { largestArm } from "./limits.ts";

/** All controls of the planner, set to a study; each bears the path of the value it sets. */
export function plannerControls(study: SizedStudy) {
  return controlGroup({
    ...trialControls(study),
    ...worldControls(study),
    ...analysisControls(study),
    ...simulationControls(study),
    ...nameControls(study),
  });
}

export type PlannerControls = ReturnType<typeof plannerControls>;

function trialControls({ design: { arms } }: SizedStudy) {
  const size = (arm: 0 | 1) =>
    numberControl({
      label: `${arms[arm].name}, subjects`,
      value: arms[arm].n,
      min: 1,
      max: largestArm,
      step: 1,
      integer: true,
      slider: { min: 2, max: 200 },
      path: `design.arms[${arm}].n`,
    });
  return {
    nExperimental: size(0),
    nControl: size(1),
    allocation: choiceControl({
      label: "Allocation",
      value: allocationOf([arms[0].n, arms[1].n]),
      options: allocationChoices.map((choice) => [choice, choice] as const),
      path: "design.allocation",
    }),
  };
}

function worldControls({ design: { arms, endpoint }, scenarios: [scenario] }: SizedStudy) {
  const verb = endpoint.better === "higher" ? "respond" : "have the event";
  const { responseRate, dropout } = scenario!;
  const response = (arm: 0 | 1) =>
    numberControl({
      label: `${arms[arm].name}, ${verb}`,
      value: responseRate[arm],
      min: 0,
      max: 1,
      step: 0.01,
      unit: "percent",
      slider: { min: 0, max: 1, step: 0.005 },
      path: `scenarios[0].responseRate[${arm}]`,
    });
  const loss = (arm: 0 | 1) =>
    numberControl({
      label: `${arms[arm].name}, drop out`,
      value: dropout?.rate[arm] ?? 0,
      min: 0,
      max: 1,
      open: "upper",
      step: 0.01,
      unit: "percent",
      slider: { min: 0, max: 0.5, step: 0.005 },
      path: `scenarios[0].dropout.rate[${arm}]`,
    });
  return {
    rateExperimental: response(0),
    rateControl: response(1),
    dropoutExperimental: loss(0),
    dropoutControl: loss(1),
    mechanism: choiceControl({
      label: "Who drops out",
      value: dropout?.mechanism ?? "mcar",
      options: [
        ["mcar", "anyone"],
        ["mnar", "depends on outcome"],
      ],
      path: "scenarios[0].dropout.mechanism",
    }),
    oddsRatio: numberControl({
      label: "Odds of dropping out, without the event : with it",
      value: dropout?.mechanism === "mnar" ? dropout.oddsRatio : 2,
      min: 0,
      max: 1000,
      open: "lower",
      step: 0.1,
      slider: { min: 0.1, max: 10 },
      path: "scenarios[0].dropout.oddsRatio",
    }),
  };
}

function analysisControls({ design: { missing, analysis } }: SizedStudy) {
  return {
    method: selectControl({
      label: "Test",
      value: analysis.method,
      options: binaryMethods.map((method) => [method, methodLabels[method]] as const),
      path: "design.analysis.method",
    }),
    sides: choiceControl({
      label: "Sides",
      value: analysis.sides,
      options: [
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

function simulationControls({ simulation }: SizedStudy) {
  return {
    replicates: numberControl({
      label: "Replicates",
      value: simulation.replicates,
      min: 1,
      max: maxReplicates,
      step: 1000,
      integer: true,
      slider: false,
      path: "simulation.replicates",
    }),
    seed: numberControl({
      label: "Seed",
      value: simulation.seed,
      min: 0,
      max: maxSeed,
      step: 1,
      integer: true,
      slider: false,
      path: "simulation.seed",
    }),
  };
}

function nameControls({ title, design: { arms, endpoint }, scenarios }: SizedStudy) {
  const name = (label: string, value: string, path: string) => textControl({ label, value, path });
  return {
    title: name("Title", title, "title"),
    nameExperimental: name("Experimental arm", arms[0].name, "design.arms[0].name"),
    nameControl: name("Control arm", arms[1].name, "design.arms[1].name"),
    endpoint: name("Endpoint", endpoint.name, "design.endpoint.name"),
    scenario: name("Scenario", scenarios[0]!.name, "scenarios[0].name"),
    better: choiceControl({
      label: "The event is",
      value: endpoint.better,
      options: [
        ["higher", "wanted (response)"],
        ["lower", "unwanted (harm)"],
      ],
      path: "design.endpoint.better",
    }),
  };
}
