import type { Pair } from "../pair.ts";
import { type CsvValue, csvLines } from "./csv.ts";

/** The subjects of one simulated trial, as `subjectSimulator` gives them. */
export interface SubjectTable {
  readonly replicate: number;
  /** 0 = experimental, 1 = control. */
  readonly arm: Uint8Array;
  /** 1 = the event happened, or would have been seen to happen had the subject stayed. */
  readonly event: Uint8Array;
  /** 1 = lost. */
  readonly dropout: Uint8Array;
}

/** Columns of a table of subjects. `outcome` is what was observed: empty where the subject was lost. */
export const subjectColumnNames = [
  "scenario",
  "replicate",
  "subject",
  "arm",
  "outcome",
  "dropout",
  "trueOutcome",
] as const;

/** Subjects of simulated trials as CSV, in order of enrollment, line by line. */
export function subjectCsvLines(
  trials: Iterable<SubjectTable>,
  origin: { readonly scenario: string; readonly arms: Pair<{ readonly name: string }> },
): Generator<string> {
  return csvLines(subjectColumnNames, cellsOf(trials, origin));
}

/** Subjects of simulated trials as CSV, in order of enrollment. */
export function subjectsCsv(...request: Parameters<typeof subjectCsvLines>): string {
  return [...subjectCsvLines(...request)].join("");
}

function* cellsOf(
  trials: Iterable<SubjectTable>,
  { scenario, arms }: Parameters<typeof subjectCsvLines>[1],
): Generator<CsvValue[]> {
  for (const { replicate, arm, event, dropout } of trials) {
    for (let i = 0; i < arm.length; i++) {
      const outcome = dropout[i] === 1 ? undefined : event[i];
      const name = arms[arm[i] as 0 | 1].name;
      yield [scenario, replicate, i + 1, name, outcome, dropout[i], event[i]];
    }
  }
}
