import { sampleSizeBySimulation } from "../engine/sampleSizeBySimulation.ts";
import { simulatedPowerAt } from "../engine/simulatedPowerAt.ts";
import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import { allocationOf } from "../sizing/allocation.ts";
import { visitSampleSizeOf } from "../sizing/visitSampleSizeOf.ts";
import type { VisitScenario, VisitStudy } from "../study/visitSchema.ts";
import { defaultMaxPerArm, type SizeAnswerResult } from "./answerSize.ts";
import type { VisitSizeGoal } from "./answerVisitSize.ts";
import type { Computation } from "./computation.ts";
import { simulatedSizeAnswer } from "./simulatedSizeAnswer.ts";
import { checkNoFormula } from "./visitFormulas.ts";

/**
 * Smallest size of a study over visits by simulation; the search begins at that of the closed form where there is one.
 *
 * @throws {@link ArgumentError} if no size up to `maxPerArm` reaches the power.
 */
export async function simulatedVisitSize(
  study: VisitStudy,
  scenario: VisitScenario,
  goal: VisitSizeGoal,
  { pools, interrupt, onProgress }: Computation,
): Promise<Omit<SizeAnswerResult, "scenario">> {
  const { power, criterion, workers, maxPerArm = defaultMaxPerArm } = goal;
  const { design, simulation } = study;
  checkNoFormula(goal.formula);
  const { at } = allocationOf(design);
  const largest = lastStep(at, maxPerArm);
  const start = startOf(study, scenario, goal, at);
  const isSawtooth = design.endpoint.type === "responder";
  const { signal } = interrupt;
  const powerAt = simulatedPowerAt(study, scenario, { pool: pools.of(workers), signal });
  const wanted = {
    power,
    sizeAt: at,
    largest,
    ...(start !== undefined && { start: Math.min(start, largest) }),
    curve: isSawtooth ? ("sawtooth" as const) : ("smooth" as const),
    criterion,
    replicates: simulation.replicates,
  };
  const found = await interrupt.during(() =>
    sampleSizeBySimulation(powerAt, wanted, { signal, ...(onProgress && { onProgress }) }),
  );
  if (!found)
    throw new ArgumentError("power", `be reachable with ${maxPerArm} subjects per arm`, power);
  const { seed } = simulation;
  return simulatedSizeAnswer(found, { power, seed, ...(isSawtooth && { criterion }) });
}

/** The last step at which no arm is larger than it may be. */
function lastStep(at: (step: number) => Pair<number>, maxPerArm: number): number {
  let [low, high] = [1, maxPerArm];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (Math.max(...at(middle)) <= maxPerArm) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The step of the closed form; none where there is none. */
function startOf(
  study: VisitStudy,
  scenario: VisitScenario,
  { power, path }: VisitSizeGoal,
  at: (step: number) => Pair<number>,
): number | undefined {
  const { n } = visitSampleSizeOf(study.design, scenario, { power, path });
  if (n === undefined) return undefined;
  let step = 1;
  while (at(step)[0] < n[0] || at(step)[1] < n[1]) step++;
  return step;
}
