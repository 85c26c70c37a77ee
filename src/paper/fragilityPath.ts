import type { FragilityIndex } from "../analyze/fragilityIndex.ts";
import type { TableMethod } from "../analyze/methods.ts";
import { pValueTable } from "../analyze/pValueTable.ts";
import type { Pair } from "../pair.ts";
import type { ReaderTable } from "./readerTable.ts";

/** The table after some outcomes have changed. */
export interface FragilityStep {
  readonly method: TableMethod;
  readonly changes: number;
  readonly events: Pair<number>;
  readonly pValue: number;
  readonly isSignificant: boolean;
}

const stepsBeyond = 2; // shown after the verdict has turned
const stepsWithout = 6; // shown where it never turns

/** P by one test, outcome after outcome changed, until a little after the verdict turns. */
export function fragilityPath(
  { events, n, alpha }: ReaderTable,
  method: TableMethod,
  { index, turned, isSignificant }: FragilityIndex,
): FragilityStep[] {
  const table = pValueTable({ method, n, alternative: "twoSided" });
  const arm = turned ? (turned.events[0] === events[0] ? 1 : 0) : lowerArm(events, n);
  const direction = isSignificant ? 1 : -1;
  const last = Number.isNaN(index) ? stepsWithout : index + stepsBeyond;
  const steps: FragilityStep[] = [];
  for (let changes = 0; changes <= last; changes++) {
    const next: [number, number] = [...events];
    next[arm]! += direction * changes;
    if (next[arm]! < 0 || next[arm]! > n[arm]) break;
    const pValue = table.at(...next);
    const isReached = pValue <= alpha * (1 + 1e-9);
    steps.push({ method, changes, events: next, pValue, isSignificant: isReached });
  }
  return steps;
}

/** The arm whose outcomes change. */
export const lowerArm = (events: Pair<number>, n: Pair<number>): 0 | 1 =>
  events[0] * n[1] < events[1] * n[0] ? 0 : 1;
