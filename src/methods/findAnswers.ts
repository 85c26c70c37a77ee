import { computeInSlices } from "../notebook/slices.ts";
import type { Findings } from "./findings.ts";
import { curveSizes, joinRows, powerRow, type PowerRow } from "./powerRows.ts";
import type { Question } from "./question.ts";
import { sizeRows } from "./sizeRows.ts";
import { quickTests, unconditional } from "./testNames.ts";

interface Search {
  readonly signal: AbortSignal;
  /** Called with the quick tests first, then as the slow ones come in. */
  readonly report: (findings: Findings) => void;
}

/**
 * Power curves and sizes for a question, in slices that leave the page fluid: the quick tests first, then
 * the unconditional ones, whose regions take longest. Regions are kept, so that other rates find them done.
 */
export async function findAnswers(question: Question, { signal, report }: Search): Promise<void> {
  const sizes = curveSizes(question);
  const quick = await computeInSlices(sizes, (k) => powerRow(question, k, quickTests), { signal });
  const findings = (curves: readonly PowerRow[], isComplete: boolean): Findings => ({
    question,
    curves,
    sizes: sizeRows(question, curves),
    isComplete,
  });
  let isReported = false;
  const slow = await computeInSlices(sizes, (k) => powerRow(question, k, unconditional), {
    signal,
    report: (done) => {
      isReported = true;
      report(findings(joinRows(quick, done), false));
    },
  });
  signal.throwIfAborted();
  if (!isReported) await Promise.resolve();
  report(findings(joinRows(quick, slow), true));
}
