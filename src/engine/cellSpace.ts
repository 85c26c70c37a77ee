import type { Pair } from "../pair.ts";
import { tableOfSuccesses } from "../simulate/analyzedCounts.ts";
import type { AnalyzedTable } from "../simulate/analyzedTable.ts";
import { failureObserved, successObserved } from "../simulate/trialSimulator.ts";
import type { Direction, MissingStrategy } from "../study/schema.ts";

/**
 * Numbers the tables that a design can be asked to analyze: every replicate falls into one cell.
 *
 * Where the lost count as failures an arm is one of n + 1 numbers of successes; among complete
 * cases it is one of (n + 1)(n + 2) / 2 pairs of completers and successes.
 */
export interface CellSpace {
  /** Number of cells; may exceed what an array can index, never what a double holds exactly. */
  readonly size: number;
  /** Cell of a drawn trial. */
  cellOf(trial: Uint32Array): number;
  /** The table of a cell. */
  tableOf(cell: number): AnalyzedTable;
}

export function cellSpace(n: Pair<number>, missing: MissingStrategy, better: Direction): CellSpace {
  return missing === "nonresponder" ? successCells(n, better) : completerCells(n, better);
}

function successCells(n: Pair<number>, better: Direction): CellSpace {
  const width = n[1] + 1;
  return {
    size: (n[0] + 1) * width,
    cellOf: (trial) => trial[successObserved]! * width + trial[successObserved + 1]!,
    tableOf: (cell) => tableOfSuccesses([Math.floor(cell / width), cell % width], n, better),
  };
}

function completerCells(n: Pair<number>, better: Direction): CellSpace {
  const width = triangle(n[1] + 1);
  return {
    size: triangle(n[0] + 1) * width,
    cellOf: (trial) => armCell(trial, 0) * width + armCell(trial, 1),
    tableOf: (cell) => {
      const [successE, completersE] = armOf(Math.floor(cell / width));
      const [successC, completersC] = armOf(cell % width);
      return tableOfSuccesses([successE, successC], [completersE, completersC], better);
    },
  };
}

/** Number of pairs (completers, successes) with fewer than `completers` completers. */
const triangle = (completers: number): number => (completers * (completers + 1)) / 2;

function armCell(trial: Uint32Array, arm: number): number {
  const success = trial[successObserved + arm]!;
  return triangle(success + trial[failureObserved + arm]!) + success;
}

/** Successes and completers of an arm's cell: the inverse of `armCell`. */
function armOf(cell: number): [success: number, completers: number] {
  let completers = Math.floor((Math.sqrt(8 * cell + 1) - 1) / 2);
  if (triangle(completers + 1) <= cell) completers++; // the root of a large cell may round down
  return [cell - triangle(completers), completers];
}
