import type { Pair } from "../pair.ts";
import { emptyTrial, trialSimulator } from "../simulate/trialSimulator.ts";
import type { Direction, MissingStrategy, Scenario } from "../study/schema.ts";
import { cellSpace } from "./cellSpace.ts";
import { createTallier, type Tally } from "./tally.ts";

/** What a run simulates: plain data, so that it can be sent to a worker or a queue. */
export interface RunInput {
  readonly n: Pair<number>;
  readonly missing: MissingStrategy;
  readonly better: Direction;
  readonly scenario: Scenario;
  readonly seed: number;
}

/** Replicates `first` to `first + count - 1` of a run. */
export interface BatchRequest {
  readonly run: RunInput;
  readonly first: number;
  readonly count: number;
}

/** Exactly one answer per request. */
export type BatchAnswer =
  | { readonly type: "done"; readonly first: number; readonly count: number; readonly tally: Tally }
  | { readonly type: "failed"; readonly first: number; readonly message: string };

/** Runs a batch. Never throws: the failure is the answer. */
export function answerBatch({ run, first, count }: BatchRequest): BatchAnswer {
  try {
    return { type: "done", first, count, tally: replicate(run, first, count) };
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
  const simulator = trialSimulator(run);
  const space = cellSpace(run.n, run.missing, run.better);
  const draw = run.missing === "nonresponder" ? simulator.drawSuccesses : simulator.drawObserved;
  const tallier = createTallier(space.size);
  const trial = emptyTrial();
  for (let i = first; i < first + count; i++) {
    draw(trial, i);
    tallier.add(space.cellOf(trial));
  }
  return tallier.tally();
}
