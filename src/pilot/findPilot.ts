import { computeInSlices } from "../notebook/slices.ts";
import type { Pair } from "../pair.ts";
import { assuranceRows } from "../uncertainty/assuranceCurve.ts";
import { assuranceCeiling } from "../uncertainty/assuranceCeiling.ts";
import { chanceRow, type ChanceRow, type PilotFindings } from "./pilotFindings.ts";
import { beliefOf, designOf, isSlow, pilotRates, type PilotQuestion } from "./pilotQuestion.ts";

interface Search {
  readonly signal: AbortSignal;
  /** Called with the planned size first, then with the curve. */
  readonly report: (findings: PilotFindings) => void;
  /** Called now and then with the share of the sizes that are done. */
  readonly progress?: (share: number) => void;
}

/** Power and assurance of the planned size, then of all sizes, in slices that leave the page fluid. */
export async function findPilot(
  question: PilotQuestion,
  { signal, report, progress = () => {} }: Search,
): Promise<void> {
  const rowOf = rowsOf(question);
  const sizes = sizesToTry;
  // numbers of completers are shared: what the smaller sizes needed, the planned one has ready
  const smaller = isSlow(question) ? sizes.filter(([n]) => n < question.n) : [];
  await computeInSlices(smaller, rowOf, { signal });
  const first = plannedSize(question, rowOf);
  report(first);
  const share = (done: readonly ChanceRow[]): void => progress(done.length / sizes.length);
  const curve = await computeInSlices(sizes, rowOf, { signal, report: share });
  report({ ...first, curve, isComplete: true });
}

type RowOf = (n: Pair<number>) => ChanceRow;

function rowsOf(question: PilotQuestion): RowOf {
  const most = Math.max(question.n, largestSize);
  const request = { most, rates: pilotRates(question) };
  const rowOf = assuranceRows(designOf(question), beliefOf(question), request);
  return (n) => chanceRow(rowOf(n));
}

/** The planned size alone. */
export function plannedSize(
  question: PilotQuestion,
  rowOf: RowOf = rowsOf(question),
): PilotFindings {
  const { assurance, power } = rowOf([question.n, question.n]);
  const ceiling = assuranceCeiling(designOf(question), beliefOf(question));
  return { question, atEstimate: power, assurance, ceiling, curve: [], isComplete: false };
}

/** Largest size per arm of the curve. */
export const largestSize = 200;
const smallestSize = 2;

/** Sizes per arm of the curve. */
const sizesToTry: readonly Pair<number>[] = Array.from(
  { length: largestSize - smallestSize + 1 },
  (_, i) => [smallestSize + i, smallestSize + i],
);
