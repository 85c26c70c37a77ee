import { ArgumentError } from "../errors.ts";
import { checkValue } from "./checkSamples.ts";
import type { VisitData } from "./patternStatistics.ts";
import { maxVisits } from "./patternStatistics.ts";

/** Name of a subject or a visit. */
export type Label = number | string;

/** Endpoint values in long form: one row per subject and visit, columns of equal length. */
export interface LongitudinalData {
  readonly subject: readonly Label[];
  /** Numbers are put in order; names keep the order in which they first appear. */
  readonly visit: readonly Label[];
  /** 0 = experimental, 1 = control. */
  readonly arm: ArrayLike<number>;
  /** The same at every visit of a subject. */
  readonly baseline?: ArrayLike<number | null>;
  /** null or NaN = missing; a row left out is missing too. */
  readonly value: ArrayLike<number | null>;
}

/** A trial by subject and visit. */
export interface VisitTable extends VisitData {
  readonly subjects: readonly Label[];
  readonly visits: readonly Label[];
  readonly arm: Uint8Array;
}

/**
 * Arranges long data by subject and visit.
 *
 * @throws {@link ArgumentError} naming the column, row, subject or visit at fault: columns of unequal length, an arm
 *   that is not 0 or 1 or changes within a subject, a baseline that is missing or changes, a value that is not a
 *   number or beyond 1e70, a visit that a subject has twice, or a subject or visit that is a number in one row and a text in another.
 */
export function visitTable(data: LongitudinalData): VisitTable {
  checkColumns(data);
  const subjects = [...new Set(data.subject)];
  checkLabels("subject", subjects);
  const visits = orderedVisits(data.visit);
  const rowOf = new Map(subjects.map((label, i) => [label, i]));
  const columnOf = new Map(visits.map((label, j) => [label, j]));
  const values = new Float64Array(subjects.length * visits.length).fill(NaN);
  const arm = new Uint8Array(subjects.length).fill(unknownArm);
  const baseline = new Float64Array(subjects.length).fill(NaN);
  const seen = new Set<number>();
  for (let row = 0; row < data.subject.length; row++) {
    const i = rowOf.get(data.subject[row]!)!;
    const cell = i * visits.length + columnOf.get(data.visit[row]!)!;
    if (seen.has(cell)) {
      const expectation = `not repeat a visit of subject ${data.subject[row]!}`;
      throw new ArgumentError(`data.visit[${row}]`, expectation, data.visit[row]);
    }
    seen.add(cell);
    values[cell] = valueAt(data, row);
    setArm(arm, i, data, row);
    if (data.baseline) setBaseline(baseline, i, data, row);
  }
  return { subjects, visits, values, arm, ...(data.baseline && { baseline }) };
}

const unknownArm = 255;

function checkColumns(data: LongitudinalData): void {
  const { length } = data.subject;
  if (length === 0) throw new ArgumentError("data.subject", "name subjects", data.subject);
  for (const column of ["visit", "arm", "value", "baseline"] as const) {
    const listed = data[column];
    if (listed === undefined && column === "baseline") continue;
    if (listed === undefined || listed.length !== length) {
      const expectation = `list ${length} values, as data.subject does`;
      throw new ArgumentError(`data.${column}`, expectation, listed?.length);
    }
  }
}

function orderedVisits(visit: readonly Label[]): Label[] {
  const visits = [...new Set(visit)];
  if (visits.length > maxVisits) {
    throw new ArgumentError("data.visit", `name at most ${maxVisits} visits`, visits.length);
  }
  checkLabels("visit", visits);
  const areNumbers = visits.every((label) => typeof label === "number");
  return areNumbers ? visits.sort((a, b) => Number(a) - Number(b)) : visits;
}

/** 1 and "1" would be two subjects, and are hardly meant so. */
function checkLabels(column: "subject" | "visit", labels: readonly Label[]): void {
  const seen = new Set<string>();
  for (const label of labels) {
    const text = String(label);
    if (seen.has(text)) {
      throw new ArgumentError(
        `data.${column}`,
        `not name ${text} as a number and as a text`,
        label,
      );
    }
    seen.add(text);
  }
}

function valueAt({ value }: LongitudinalData, row: number): number {
  const found = value[row];
  if (found === null || found === undefined || Number.isNaN(found)) return NaN;
  checkValue(found, `data.value[${row}]`, "a finite number or null");
  return found;
}

function setArm(arm: Uint8Array, i: number, data: LongitudinalData, row: number): void {
  const found = data.arm[row];
  if (found !== 0 && found !== 1) {
    throw new ArgumentError(`data.arm[${row}]`, "be 0 (experimental) or 1 (control)", found);
  }
  if (arm[i] !== unknownArm && arm[i] !== found) {
    const expectation = `be the same at every visit of subject ${data.subject[row]!}`;
    throw new ArgumentError(`data.arm[${row}]`, expectation, found);
  }
  arm[i] = found;
}

function setBaseline(baseline: Float64Array, i: number, data: LongitudinalData, row: number): void {
  const found = data.baseline![row];
  checkValue(found, `data.baseline[${row}]`);
  if (!Number.isNaN(baseline[i]) && baseline[i] !== found) {
    const expectation = `be the same at every visit of subject ${data.subject[row]!}`;
    throw new ArgumentError(`data.baseline[${row}]`, expectation, found);
  }
  baseline[i] = found!;
}
