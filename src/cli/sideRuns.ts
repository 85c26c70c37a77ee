import type { SimulationOptions } from "../report/visitCurve.ts";
import { visitSensitivity, type VisitSensitivity } from "../report/visitSensitivity.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import type { Computation } from "./computation.ts";

/** Trials of each power beside the planned one: a tenth, so that all of them cost about as much again. */
export function sideRuns(
  { simulation }: SizedVisitStudy,
  workers: number | undefined,
  { pools, interrupt }: Computation,
): SimulationOptions {
  const replicates = Math.max(1, Math.round(simulation.replicates / 10));
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
