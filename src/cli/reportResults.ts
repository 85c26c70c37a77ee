import { isAdjustedMethod } from "../analyze/methods.ts";
import { type MonteCarloResult, monteCarlo } from "../engine/monteCarlo.ts";
import type { PowerResult } from "../report/powerResult.ts";
import { closedFormPowerOf } from "../sizing/closedFormPowerOf.ts";
import { exactPower } from "../sizing/exactPower.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import type { Computation } from "./computation.ts";

/** All scenarios of a study simulated; undefined where the user stopped the run. */
export async function simulateScenarios(
  study: SizedStudy,
  workers: number,
  { pools, interrupt, onProgress }: Computation,
): Promise<MonteCarloResult[] | undefined> {
  const { replicates } = study.simulation;
  const total = replicates * study.scenarios.length;
  const found: MonteCarloResult[] = [];
  for (const [k, scenario] of study.scenarios.entries()) {
    const report = (done: number): void => onProgress?.(k * replicates + done, total);
    const options = { pool: pools.of(workers), signal: interrupt.signal, onProgress: report };
    const result = await interrupt.during(() => monteCarlo(study, scenario, options));
    if (!result.isComplete) return undefined;
    found.push(result);
  }
  return found;
}

/** The power of a simulated scenario by every method that knows the planned analysis. */
export function allPowers(
  { design, scenarios }: SizedStudy,
  result: MonteCarloResult,
): PowerResult {
  const scenario = scenarios.find(({ name }) => name === result.scenario)!;
  const { replicates, seed, characteristics } = result;
  const { value: power, monteCarloError: standardError } = characteristics.rejection;
  const simulated = {
    scenario: scenario.name,
    monteCarlo: { power, standardError, replicates, seed },
  };
  if (isAdjustedMethod(design.analysis.method)) return simulated;
  return {
    ...simulated,
    exact: { power: exactPower(design, scenario) },
    closedForm: closedFormPowerOf(design, scenario),
  };
}
