import type { SizedStudy } from "../study/requireSized.ts";
import { presets } from "../study/presets.ts";
import { requireSized } from "../study/requireSized.ts";

/** The study of the overview, the follow-up of the LD-IL-2 trial, with any number of subjects in each arm. */
export function exampleStudy(perArm = 30): SizedStudy {
  const { study } = presets[0]!;
  const [experimental, control] = study.design.arms;
  const arms: typeof study.design.arms = [
    { ...experimental, n: perArm },
    { ...control, n: perArm },
  ];
  return requireSized({ ...study, design: { ...study.design, arms } });
}
