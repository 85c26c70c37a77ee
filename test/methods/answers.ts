import { findAnswers } from "../../src/methods/findAnswers.ts";
import type { Findings } from "../../src/methods/findings.ts";
import { firstQuestion, type Question } from "../../src/methods/question.ts";

/** The trial's rates as fractions: what the published numbers are for. */
export const pilot: Question = { ...firstQuestion, rates: [2 / 3, 4 / 15] };

/** All that the page finds out about a question. */
export async function answersTo(question: Question): Promise<Findings> {
  let last: Findings | undefined;
  const report = (findings: Findings) => void (last = findings);
  await findAnswers(question, { signal: new AbortController().signal, report });
  return last!;
}
