import type { TableMethod } from "../analyze/methods.ts";
import type { Pair } from "../pair.ts";
import { parsePrintedPValue, type PrintedPValue } from "./printedPValue.ts";
import { sourceTrial, type PublishedOutcome } from "./sourceTrial.ts";

/** A 2 × 2 table to be re-read, and how the reader wants it tested. */
export interface ReaderTable {
  /** What happened to a subject with the event, as a noun: "Response". */
  readonly outcome: string;
  /** Experimental, control. */
  readonly arms: Pair<string>;
  readonly events: Pair<number>;
  readonly n: Pair<number>;
  readonly better: "higher" | "lower";
  /** The reader's own test, two-sided. */
  readonly method: TableMethod;
  /** Significance level; intervals have the level 1 − alpha. */
  readonly alpha: number;
  readonly printed?: PrintedPValue | undefined;
}

/** Largest arm of the page: the exact unconditional tests take some tenths of a second there. */
export const largestArm = 500;

/** A result of the source trial as a table. */
export function tableOfOutcome({ name, better, events, printed }: PublishedOutcome): ReaderTable {
  return {
    outcome: name,
    arms: sourceTrial.arms,
    events,
    n: sourceTrial.n,
    better,
    method: "fisher",
    alpha: 0.05,
    printed: parsePrintedPValue(printed),
  };
}

/** The two results of the source trial; the first is what the page opens with. */
export const sourceTables = sourceTrial.outcomes.map(tableOfOutcome) as [ReaderTable, ReaderTable];

/** Whether two tables hold the same result, however it is tested. */
export function isSameResult(a: ReaderTable, b: ReaderTable): boolean {
  const result = ({ outcome, arms, events, n, better, printed }: ReaderTable) =>
    JSON.stringify([outcome, arms, events, n, better, printed?.text]);
  return result(a) === result(b);
}

/** The tables shown side by side: the reader's own first, unless it is one of the article's. */
export function tablesToCompare(own: ReaderTable): ReaderTable[] {
  const { method, alpha } = own;
  const published = sourceTables.map((table) => ({ ...table, method, alpha }));
  return published.some((table) => isSameResult(table, own)) ? published : [own, ...published];
}
