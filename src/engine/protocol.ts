import type { Handling } from "../simulate/analyzedCounts.ts";
import {
  drawObserved,
  drawSuccesses,
  emptyTrial,
  trialSimulator,
  type SimulatorInput,
  type TrialSimulator,
} from "../simulate/trialSimulator.ts";
import { cellOfCompleters, cellOfSuccesses, cellSpace, type CellSpace } from "./cellSpace.ts";
import type { AdjustedAnalysis } from "./adjustedAnalysis.ts";
import { replicateSubjects } from "./replicateSubjects.ts";
import type { SubjectColumns } from "./subjectColumns.ts";
import { addCell, createTallier, tallyOf, type Tallier, type Tally } from "./tally.ts";

/** What a run simulates: plain data, so that it can be sent to a worker or a queue. */
export interface RunInput extends SimulatorInput, Handling {
  /** Where each replicate's subjects are analyzed, not only its table counted: how. */
  readonly analysis?: AdjustedAnalysis;
}

/** Replicates `first` to `first + count - 1` of a run. */
export interface BatchRequest {
  readonly run: RunInput;
  readonly first: number;
  readonly count: number;
}

/** What a batch found. */
export interface BatchFindings {
  /** The tables that the replicates ended in. */
  readonly tally: Tally;
  /** Where subjects are analyzed: a row for each replicate, in their order. */
  readonly columns?: SubjectColumns;
}

/** Exactly one answer per request. */
export type BatchAnswer =
  | ({ readonly type: "done"; readonly first: number; readonly count: number } & BatchFindings)
  | { readonly type: "failed"; readonly first: number; readonly message: string };

/** Runs a batch. Never throws: the failure is the answer. */
export function answerBatch({ run, first, count }: BatchRequest): BatchAnswer {
  try {
    const { analysis } = run;
    const found: BatchFindings = analysis
      ? replicateSubjects({ ...run, analysis }, first, count)
      : { tally: replicate(run, first, count) };
    return { type: "done", first, count, ...found };
  } catch (error) {
    return {
      type: "failed",
      first,
      message: error instanceof Error ? error.message : String(error),
    };
  }
}

/**
 * Simulates a range of replicates and counts the tables they end in.
 *
 * @param first - Number of the first replicate, from 0.
 * @param count - How many replicates.
 */
export function replicate(run: RunInput, first: number, count: number): Tally {
  const fill = run.missing === "nonresponder" ? tallySuccesses : tallyCompleters;
  const space = cellSpace(run);
  const tallier = createTallier(space.size);
  fill(tallier, space, trialSimulator(run), first, first + count);
  return tallyOf(tallier);
}

// The two loops differ in one draw; apart, each compiles to code without a call through a variable.

function tallySuccesses(
  tallier: Tallier,
  space: CellSpace,
  simulator: TrialSimulator,
  first: number,
  end: number,
): void {
  const trial = emptyTrial();
  for (let i = first; i < end; i++) {
    drawSuccesses(simulator, trial, i);
    addCell(tallier, cellOfSuccesses(space, trial));
  }
}

function tallyCompleters(
  tallier: Tallier,
  space: CellSpace,
  simulator: TrialSimulator,
  first: number,
  end: number,
): void {
  const trial = emptyTrial();
  for (let i = first; i < end; i++) {
    drawObserved(simulator, trial, i);
    addCell(tallier, cellOfCompleters(space, trial));
  }
}
