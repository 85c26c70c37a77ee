import { computeInSlices } from "../notebook/slices.ts";
import type { Pair } from "../pair.ts";
import { assuranceAt, assuranceRows } from "../uncertainty/assuranceCurve.ts";
import { assuranceCeiling } from "../uncertainty/assuranceCeiling.ts";
import { betterPower } from "../uncertainty/betterPower.ts";
import { largestSlow } from "./checkPilotQuestion.ts";
import { chanceRow, type PilotFindings } from "./pilotFindings.ts";
import {
  asObserved,
  beliefOf,
  designOf,
  isSlow,
  pilotRates,
  type PilotQuestion,
} from "./pilotQuestion.ts";

interface Search {
  readonly signal: AbortSignal;
  /** Called with the planned size first, then with the curve. */
  readonly report: (findings: PilotFindings) => void;
}

/** Power and assurance of the planned size, then of all sizes, in slices that leave the page fluid. */
export async function findPilot(question: PilotQuestion, { signal, report }: Search) {
  const first = plannedSize(question);
  report(first);
  const design = designOf(question);
  const belief = beliefOf(question);
  const rates = pilotRates(question);
  const rowOf = assuranceRows(design, belief, { most: largestSize(question), rates });
  const row = (n: Pair<number>) => chanceRow(rowOf(n));
  const curve = await computeInSlices(sizesToTry(question), row, { signal });
  report({ ...first, curve, isComplete: true });
}

/** The planned size alone, which takes a millisecond. */
export function plannedSize(question: PilotQuestion): PilotFindings {
  const design = designOf(question);
  const belief = beliefOf(question);
  return {
    question,
    atEstimate: betterPower(design, asObserved(question)),
    assurance: assuranceAt(design, belief),
    ceiling: assuranceCeiling(design, belief),
    curve: [],
    isComplete: false,
  };
}

/** Largest size per arm of the curve. */
export const largestSize = (question: PilotQuestion): number =>
  isSlow(question) ? largestSlow : 200;

/** Sizes per arm of the curve. */
export function sizesToTry(question: PilotQuestion): Pair<number>[] {
  const smallest = 2;
  const count = largestSize(question) - smallest + 1;
  return Array.from({ length: count }, (_, i) => [smallest + i, smallest + i]);
}
