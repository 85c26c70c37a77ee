import type { PowerRow } from "./powerRows.ts";
import type { Question } from "./question.ts";
import type { SizeRow } from "./sizeRows.ts";

/** What the page has found out so far about a question. */
export interface Findings {
  readonly question: Question;
  /** Exact power by size; the slow tests come later than the others. */
  readonly curves: readonly PowerRow[];
  readonly sizes: readonly SizeRow[];
  /** Whether the slow tests are in. */
  readonly isComplete: boolean;
}
