import {
  drawObserved,
  drawSuccesses,
  emptyTrial,
  trialSimulator,
  type TrialSimulator,
} from "../simulate/trialSimulator.ts";
import { cellOfCompleters, cellOfSuccesses, cellSpace, type CellSpace } from "./cellSpace.ts";
import type { TableRun } from "./tableRun.ts";
import { addCell, createTallier, tallyOf, type Tallier, type Tally } from "./tally.ts";

/**
 * Simulates a range of replicates and counts the tables they end in.
 *
 * @param first - Number of the first replicate, from 0.
 * @param count - How many replicates.
 */
export function replicateCounts(run: TableRun, first: number, count: number): Tally {
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
