import type { SizedStudy } from "../study/requireSized.ts";
import { curveSizes } from "./curveRows.ts";

/** Trials behind each point of the curve's simulated band. */
export const bandReplicates = 2000;

/** What a power curve depends on: all of the study but its place on the curve. */
export function curveKey(study: SizedStudy): string {
  const { arms, endpoint, missing, analysis } = study.design;
  const { replicates, seed } = study.simulation;
  return JSON.stringify([
    endpoint.better,
    missing,
    analysis,
    study.scenarios[0],
    arms[0].n / arms[1].n,
    curveSizes(study).at(-1),
    Math.min(bandReplicates, replicates),
    seed,
  ]);
}
