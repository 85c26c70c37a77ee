import { isAdjustedMethod } from "../analyze/methods.ts";
import {
  sampleSizeBySimulation,
  type SimulatedSampleSize,
} from "../engine/sampleSizeBySimulation.ts";
import { simulatedPowerAt } from "../engine/simulatedPowerAt.ts";
import { ArgumentError } from "../errors.ts";
import { allocationOf } from "../sizing/allocation.ts";
import { checkReachable } from "../sizing/checkReachable.ts";
import { scanRange } from "../sizing/scanRange.ts";
import type { Scenario, Study } from "../study/schema.ts";
import type { Computation } from "./computation.ts";
import type { Criterion } from "./requests.ts";

export interface MonteCarloGoal {
  /** Wanted power, in (0, 1). */
  readonly power: number;
  readonly criterion: Criterion;
  readonly maxPerArm: number;
  readonly workers?: number | undefined;
  /** Path of the scenario for error messages. */
  readonly path: string;
}

/**
 * Smallest sample size by simulation, with how sure it is. The search begins near where the normal approximation
 * of an unadjusted test ends; the power of an adjusted test is an average over many strata and covariates, and no
 * saw-tooth.
 *
 * @throws {@link ArgumentError} if no size can reach the power, or none up to `maxPerArm` does.
 */
export async function monteCarloSampleSize(
  study: Study,
  scenario: Scenario,
  goal: MonteCarloGoal,
  { pools, interrupt, onProgress }: Computation,
): Promise<SimulatedSampleSize> {
  const { power, criterion, maxPerArm, path, workers } = goal;
  const allocation = allocationOf(study.design);
  const design = unadjusted(study.design);
  checkReachable(design, scenario, { power, path });
  const { enough, largest } = scanRange(design, scenario, { power, allocation, maxPerArm });
  const { signal } = interrupt;
  const powerAt = simulatedPowerAt(study, scenario, { pool: pools.of(workers), signal });
  const wanted = {
    power,
    criterion,
    sizeAt: allocation.at,
    largest,
    start: Math.min(enough, largest),
    curve: design === study.design ? ("sawtooth" as const) : ("smooth" as const),
    replicates: study.simulation.replicates,
  };
  const found = await interrupt.during(() =>
    sampleSizeBySimulation(powerAt, wanted, { signal, ...(onProgress && { onProgress }) }),
  );
  if (found) return found;
  throw new ArgumentError("power", `be reachable with ${maxPerArm} subjects per arm`, power);
}

/** The design with an unadjusted test where the planned one is adjusted, to know the order of magnitude. */
function unadjusted(design: Study["design"]): Study["design"] {
  const { method, sides, alpha } = design.analysis;
  if (!isAdjustedMethod(method)) return design;
  return { ...design, analysis: { method: "pearson", sides, alpha } };
}
