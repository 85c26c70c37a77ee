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

/** What the subjects of a file have in common. */
export interface SubjectsOrigin {
  /** Name of the scenario. */
  readonly scenario: string;
  readonly arms: Pair<{ readonly name: string }>;
}

/** Subjects of simulated trials as CSV, in order of enrollment, line by line. */
export function subjectCsvLines(
  trials: Iterable<SubjectTable>,
  origin: SubjectsOrigin,
): Generator<string> {
  return csvLines(subjectColumnNames, subjectCells(trials, origin));
}

/** Subjects of simulated trials as CSV, in order of enrollment. */
export function subjectsCsv(trials: Iterable<SubjectTable>, origin: SubjectsOrigin): string {
  return [...subjectCsvLines(trials, origin)].join("");
}

/** The cells of {@link subjectColumnNames}, a row for each subject. */
export function* subjectCells(
  trials: Iterable<SubjectTable>,
  { scenario, arms }: SubjectsOrigin,
): Generator<CsvValue[]> {
  for (const { replicate, arm, event, dropout } of trials) {
    for (let i = 0; i < arm.length; i++) {
      const outcome = dropout[i] === 1 ? undefined : event[i];
      const name = arms[arm[i] as 0 | 1].name;
      yield [scenario, replicate, i + 1, name, outcome, dropout[i], event[i]];
    }
  }
}
