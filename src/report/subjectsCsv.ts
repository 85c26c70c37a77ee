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
  /** Place of the stratum in the scenario's list, from 0. */
  readonly stratum?: Uint8Array;
  readonly covariate?: Float64Array;
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

/** Columns of what subjects are like at baseline; strata are numbered from 1. */
export const baselineColumnNames = ["stratum", "covariate"] as const;

/** What the subjects of a file have in common. */
export interface SubjectsOrigin {
  /** Name of the scenario. */
  readonly scenario: string;
  readonly arms: Pair<{ readonly name: string }>;
  /** Whether {@link baselineColumnNames} follow, empty where a scenario has none (false). */
  readonly withBaseline?: boolean;
}

/** Subjects of simulated trials as CSV, in order of enrollment, line by line. */
export function subjectCsvLines(
  trials: Iterable<SubjectTable>,
  origin: SubjectsOrigin,
): Generator<string> {
  const baseline = origin.withBaseline ? baselineColumnNames : [];
  return csvLines([...subjectColumnNames, ...baseline], subjectCells(trials, origin));
}

/** Subjects of simulated trials as CSV, in order of enrollment. */
export function subjectsCsv(trials: Iterable<SubjectTable>, origin: SubjectsOrigin): string {
  return [...subjectCsvLines(trials, origin)].join("");
}

/** The cells of {@link subjectColumnNames}, a row for each subject. */
export function* subjectCells(
  trials: Iterable<SubjectTable>,
  { scenario, arms, withBaseline = false }: SubjectsOrigin,
): Generator<CsvValue[]> {
  for (const { replicate, arm, event, dropout, stratum, covariate } of trials) {
    for (let i = 0; i < arm.length; i++) {
      const outcome = dropout[i] === 1 ? undefined : event[i];
      const name = arms[arm[i] as 0 | 1].name;
      const baseline = withBaseline ? [stratum && stratum[i]! + 1, covariate?.[i]] : [];
      yield [scenario, replicate, i + 1, name, outcome, dropout[i], event[i], ...baseline];
    }
  }
}
