import { analyzedCounts } from "../simulate/analyzedCounts.ts";
import {
  drawObserved,
  emptyTrial,
  failureObserved,
  successObserved,
  trialSimulator,
} from "../simulate/trialSimulator.ts";
import type { TableRun } from "./tableRun.ts";
import { tableAnalyzer, type AnalysisPlan, type TableAnalysis } from "./tableAnalyzer.ts";

/** One simulated trial and its analysis. */
export interface ReplicateRow extends TableAnalysis {
  /** Number of the replicate, from 0. */
  readonly replicate: number;
  /** Subjects whose outcome was observed, per arm. */
  readonly completers: readonly [number, number];
  /** Events in the analysis, per arm, after missing outcomes were handled. */
  readonly events: readonly [number, number];
  /** Subjects in the analysis, per arm. */
  readonly n: readonly [number, number];
}

/** Replicates one by one, in order: replicate `i` is the same trial here as in any other run. */
export function* replicateRows(
  run: TableRun,
  plan: AnalysisPlan,
  { first, count }: { readonly first: number; readonly count: number },
): Generator<ReplicateRow> {
  const simulator = trialSimulator(run);
  const analyze = tableAnalyzer(plan);
  const trial = emptyTrial();
  for (let replicate = first; replicate < first + count; replicate++) {
    drawObserved(simulator, trial, replicate);
    const table = analyzedCounts(trial, run);
    const completers = [completersOf(trial, 0), completersOf(trial, 1)] as const;
    yield { replicate, completers, ...table, ...analyze(table) };
  }
}

const completersOf = (trial: Uint32Array, arm: number): number =>
  trial[successObserved + arm]! + trial[failureObserved + arm]!;
