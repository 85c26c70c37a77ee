import type { VisitTable } from "../analyze/longitudinalData.ts";
import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import { type ArmChoice, armNames } from "./armNames.ts";
import type { VisitCsv, VisitCsvRow } from "./visitCsv.ts";

/** What is known of the trial beside its file. */
export interface VisitTrialPlan extends ArmChoice {
  /** Times of the planned visits; those of the file by default. */
  readonly visits?: readonly number[] | undefined;
  /** Whether the baseline is analyzed, and must be there. */
  readonly needsBaseline: boolean;
}

/** One trial by subject and visit. */
export interface VisitTrialTable extends VisitTable {
  /** Names of the arms. */
  readonly arms: Pair<string>;
  /** Subjects per arm. */
  readonly n: Pair<number>;
  /** Index of the first visit off treatment per subject; the number of visits = never. */
  readonly stopped: Uint8Array;
}

/**
 * Arranges the rows of a CSV by subject and visit. Without a column `status` treatment counts as stopped from the
 * first visit after a subject's last value.
 *
 * @param file - What errors call the file.
 * @throws {@link ArgumentError} naming row and column: a visit that is not planned or that a subject has twice, an
 *   arm or baseline that changes within a subject, a baseline that is missing.
 */
export function visitTrialTable(
  csv: VisitCsv,
  file: string,
  plan: VisitTrialPlan,
): VisitTrialTable {
  const arms = armNames(
    csv.rows.map(({ arm }) => arm),
    plan,
  );
  const visits = plan.visits ?? visitsOf(csv, file);
  const bySubject = subjectsOf(csv);
  const subjects = [...bySubject.keys()];
  const values = new Float64Array(subjects.length * visits.length).fill(NaN);
  const stopped = new Uint8Array(subjects.length);
  const arm = new Uint8Array(subjects.length);
  const baseline = new Float64Array(subjects.length);
  for (const [i, rows] of [...bySubject.values()].entries()) {
    const byVisit = rowsByVisit(rows, visits, csv.hasVisits);
    byVisit.forEach((row, k) => (values[i * visits.length + k] = row?.value ?? NaN));
    stopped[i] = stopOf(byVisit, csv.hasStatus);
    arm[i] = arms.indexOf(same(rows, "arm")!.arm);
    if (plan.needsBaseline) baseline[i] = baselineOf(rows, file);
  }
  const size = (code: 0 | 1) => arm.filter((one) => one === code).length;
  const n = [size(0), size(1)] as const;
  const found = { arms, n, subjects, visits, arm, values, stopped };
  return plan.needsBaseline ? { ...found, baseline } : found;
}

/** The rows of each subject; in a file without subjects each row is one. */
function subjectsOf({ rows }: VisitCsv): Map<string, VisitCsvRow[]> {
  const found = new Map<string, VisitCsvRow[]>();
  for (const [k, row] of rows.entries()) {
    const name = row.subject === "" ? `row ${k + 1}` : row.subject;
    const list = found.get(name);
    if (list) list.push(row);
    else found.set(name, [row]);
  }
  return found;
}

/** The visits in a file: numbers in order, names as they come. */
function visitsOf({ rows, hasVisits }: VisitCsv, file: string): (number | string)[] {
  if (!hasVisits) return [1];
  const visits = [...new Set(rows.map(({ visit }) => visit!))];
  if (visits.length > 30) {
    throw new ArgumentError(`${file} visit`, "name at most 30 visits", visits.length);
  }
  const areNumbers = visits.every((visit) => typeof visit === "number");
  return areNumbers ? visits.sort((a, b) => a - b) : visits;
}

/** A subject's rows in the order of the visits, undefined where there is none. */
function rowsByVisit(
  rows: readonly VisitCsvRow[],
  visits: readonly (number | string)[],
  hasVisits: boolean,
): (VisitCsvRow | undefined)[] {
  const found: (VisitCsvRow | undefined)[] = visits.map(() => undefined);
  for (const row of rows) {
    const k = hasVisits ? visits.indexOf(row.visit!) : 0;
    if (k < 0) {
      const expectation = `be one of the planned visits ${visits.join(", ")}`;
      throw new ArgumentError(`${row.place} visit`, expectation, row.visit);
    }
    const earlier = found[k];
    if (earlier) {
      const twice = hasVisits ? "visit" : "subject";
      const expectation = `not repeat ${visitText(row)} of subject ${row.subject}, as after ${earlier.place}`;
      throw new ArgumentError(`${row.place} ${twice}`, expectation, row[twice]);
    }
    found[k] = row;
  }
  return found;
}

const visitText = ({ visit }: VisitCsvRow): string =>
  visit === undefined ? "the value" : `visit ${visit}`;

/** First visit off treatment: by status, and from where no rows follow; without status, after the last value. */
function stopOf(byVisit: readonly (VisitCsvRow | undefined)[], hasStatus: boolean): number {
  const isThere = (row: VisitCsvRow | undefined) =>
    hasStatus ? row !== undefined : row !== undefined && !Number.isNaN(row.value);
  const last = byVisit.findLastIndex(isThere);
  const off = byVisit.findIndex((row) => row?.status === "stopped" || row?.status === "left");
  return off < 0 ? last + 1 : Math.min(off, last + 1);
}

/** The first row of a subject, if all say the same. */
function same(rows: readonly VisitCsvRow[], column: "arm" | "baseline"): VisitCsvRow | undefined {
  const [first, ...others] = rows.filter((row) => !Number.isNaN(row[column]));
  const other = others.find((row) => row[column] !== first![column]);
  if (!other) return first;
  const expectation = `be the same for subject ${other.subject} as in ${first!.place}, ${first![column]}`;
  throw new ArgumentError(`${other.place} ${column}`, expectation, other[column]);
}

function baselineOf(rows: readonly VisitCsvRow[], file: string): number {
  const row = same(rows, "baseline");
  if (row) return row.baseline;
  const [first] = rows;
  const path = first ? `${first.place} baseline` : file;
  throw new ArgumentError(path, "be a number, as the baseline is analyzed", undefined);
}
