import type { SizedStudy } from "../study/requireSized.ts";
import type { Scenario } from "../study/schema.ts";
import { adjustedAnalysis } from "./adjustedAnalysis.ts";
import type { RunInput } from "./protocol.ts";

/** What a run of one scenario of a study needs. */
export function runInput({ design, simulation }: SizedStudy, scenario: Scenario): RunInput {
  const analysis = adjustedAnalysis(design);
  return {
    n: [design.arms[0].n, design.arms[1].n],
    missing: design.missing,
    better: design.endpoint.better,
    scenario,
    seed: simulation.seed,
    ...(analysis && { analysis }),
  };
}
