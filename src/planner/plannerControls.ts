import { choiceControl } from "../notebook/choiceControl.ts";
import { controlGroup } from "../notebook/controlGroup.ts";
import { numberControl } from "../notebook/numberControl.ts";
import { textControl } from "../notebook/textControl.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import { maxReplicates, maxSeed } from "../study/schema.ts";
import { allocationChoices, allocationOf } from "./allocation.ts";
import { analysisControls } from "./analysisControls.ts";
import { largestArm } from "./limits.ts";
import { worldControls } from "./worldControls.ts";

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
export type ControlValues = PlannerControls["value"];

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
