import type { SizedStudy } from "../study/requireSized.ts";
import type { Scenario } from "../study/schema.ts";
import { adjustedAnalysis } from "./adjustedAnalysis.ts";
import type { TableRun } from "./tableRun.ts";

/** What a run of one scenario of a study of a binary endpoint needs. */
export function runInput({ design, simulation }: SizedStudy, scenario: Scenario): TableRun {
  const analysis = adjustedAnalysis(design);
  return {
    type: "table",
    n: [design.arms[0].n, design.arms[1].n],
    missing: design.missing,
    better: design.endpoint.better,
    scenario,
    seed: simulation.seed,
    ...(analysis && { analysis }),
  };
}
