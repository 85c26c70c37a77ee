import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import { tableOfSuccesses, type Handling } from "../simulate/analyzedCounts.ts";
import type { AnalyzedTable } from "../simulate/analyzedTable.ts";
import { failureObserved, successObserved } from "../simulate/trialSimulator.ts";

/**
 * Numbers the tables that a design can be asked to analyze: every replicate falls into one cell.
 *
 * Where the lost count as failures an arm is one of n + 1 numbers of successes; among complete
 * cases it is one of (n + 1)(n + 2) / 2 pairs of completers and successes.
 */
export interface CellSpace extends Handling {
  /** Number of cells; may exceed what an array can index, not what a double holds exactly ({@link cellSpace} refuses). */
  readonly size: number;
  /** Cells of the control arm, for each cell of the experimental arm. */
  readonly width: number;
}

/** @throws {@link ArgumentError} if the cells are too many to be told apart by a double. */
export function cellSpace({ n, missing, better }: Handling): CellSpace {
  const statesOf = (size: number) => (missing === "nonresponder" ? size + 1 : triangle(size + 1));
  const width = statesOf(n[1]);
  const size = statesOf(n[0]) * width;
  if (size > Number.MAX_SAFE_INTEGER) {
    const expectation = "have fewer subjects (13,700 per arm) where complete cases are simulated";
    throw new ArgumentError("design.arms", expectation, n);
  }
  return { n, missing, better, width, size };
}

/** Cell of a drawn trial whose lost count as failures. */
export function cellOfSuccesses({ width }: CellSpace, trial: Uint32Array): number {
  return trial[successObserved]! * width + trial[successObserved + 1]!;
}

/** Cell of a drawn trial whose complete cases are analyzed. */
export function cellOfCompleters({ width }: CellSpace, trial: Uint32Array): number {
  return (
    armCell(trial[successObserved]!, trial[failureObserved]!) * width +
    armCell(trial[successObserved + 1]!, trial[failureObserved + 1]!)
  );
}

/** The table of a cell. */
export function tableOfCell({ n, missing, better, width }: CellSpace, cell: number): AnalyzedTable {
  const arms: Pair<number> = [Math.floor(cell / width), cell % width];
  if (missing === "nonresponder") return tableOfSuccesses(arms, n, better);
  const [successE, completersE] = completersOf(arms[0]);
  const [successC, completersC] = completersOf(arms[1]);
  return tableOfSuccesses([successE, successC], [completersE, completersC], better);
}

/** Number of pairs (completers, successes) with fewer than `completers` completers. */
const triangle = (completers: number): number => (completers * (completers + 1)) / 2;

const armCell = (success: number, failure: number): number => triangle(success + failure) + success;

/** Successes and completers of an arm's cell: the inverse of `armCell`. */
function completersOf(cell: number): [success: number, completers: number] {
  let completers = Math.floor((Math.sqrt(8 * cell + 1) - 1) / 2);
  if (triangle(completers + 1) <= cell) completers++; // the root of a large cell may round down
  return [cell - triangle(completers), completers];
}
