import type { SimulationOptions } from "../report/visitCurve.ts";
import { visitSensitivity, type VisitSensitivity } from "../report/visitSensitivity.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import type { Computation } from "./computation.ts";

const leastReplicates = 200; // a standard error of 3.5 percentage points at most

/** Trials of each power beside the planned one: a tenth, so that all of them cost about as much again. */
export function sideRuns(
  { simulation }: SizedVisitStudy,
  workers: number | undefined,
  { pools, interrupt }: Computation,
): SimulationOptions {
  const tenth = Math.round(simulation.replicates / 10);
  const replicates = Math.min(simulation.replicates, Math.max(leastReplicates, tenth));
  return { pool: pools.of(workers), signal: interrupt.signal, replicates };
}

/** The power of a study's first scenario with one assumption at a time changed. */
export function sideSensitivity(
  study: SizedVisitStudy,
  { workers }: { readonly workers?: number | undefined },
  computation: Computation,
): Promise<VisitSensitivity> {
  const options = sideRuns(study, workers, computation);
  return computation.interrupt.during(() => visitSensitivity(study, study.scenarios[0]!, options));
}
