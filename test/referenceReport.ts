import { appendFileSync, mkdirSync, readFileSync } from "node:fs";

/** Agreement that is close enough: |got − want| ≤ abs + rel |want|. */
export interface Tolerance {
  readonly rel: number;
  readonly abs: number;
  /** Replaces the above for a key of `expected`, at any depth. */
  readonly byKey?: Readonly<Record<string, { readonly rel: number; readonly abs: number }>>;
}

/** One record of `test/reference/*.json`: what another program gives for these inputs. */
export interface ReferenceRecord<Inputs = Record<string, unknown>> {
  readonly id: string;
  readonly method: string;
  readonly inputs: Inputs;
  readonly expected: unknown;
  readonly tolerance: Tolerance;
  readonly source: string;
  readonly note?: string;
}

/** Result of comparing numbers; `problems` is empty when every compared value agrees. */
export interface Agreement {
  /** Values compared. */
  readonly compared: number;
  /** Values of the reference that were not offered. */
  readonly skipped: number;
  /** Largest relative difference (absolute where the reference is 0) among values compared. */
  readonly largestError: number;
  /** `path: got …, want …` for every value outside its tolerance. */
  readonly problems: readonly string[];
}

/** Reads `test/reference/<file>`; with `methods`, only their records. */
export function loadRecords<Inputs = Record<string, unknown>>(
  file: string,
  methods?: readonly string[],
): readonly ReferenceRecord<Inputs>[] {
  const text = readFileSync(new URL(`reference/${file}`, import.meta.url), "utf8");
  const { records } = JSON.parse(text) as { records: ReferenceRecord<Inputs>[] };
  return methods ? records.filter(({ method }) => methods.includes(method)) : records;
}

/**
 * Compares `got` with `record.expected`, key by key at any depth. What `got` lacks counts as skipped;
 * `null` and `undefined` in `got` agree with `null`; "Infinity" as a string means the number.
 */
export function compareRecord(record: ReferenceRecord<unknown>, got: unknown): Agreement {
  const tally = { compared: 0, skipped: 0, largestError: 0, problems: [] as string[] };
  compareValue(tally, record.tolerance, record.id, record.expected, got);
  return tally;
}

/** Sums of agreements, for a report over all records of a method. */
export function totalAgreement(agreements: readonly Agreement[]): Agreement {
  return {
    compared: agreements.reduce((sum, { compared }) => sum + compared, 0),
    skipped: agreements.reduce((sum, { skipped }) => sum + skipped, 0),
    largestError: Math.max(0, ...agreements.map(({ largestError }) => largestError)),
    problems: agreements.flatMap(({ problems }) => problems),
  };
}

/**
 * Adds a line to `test/output/agreement/<topic>.<method>.json`, from which docs/validation.md is made. The
 * last line of a file is the newest.
 */
export function recordAgreement(
  topic: string,
  method: string,
  summary: { readonly values: number; readonly largestError: number } & Record<string, unknown>,
): void {
  const folder = new URL("output/agreement/", import.meta.url);
  mkdirSync(folder, { recursive: true });
  const line = JSON.stringify({ topic, method, ...summary });
  appendFileSync(new URL(`${topic}.${method}.json`, folder), `${line}\n`);
}

interface Tally {
  compared: number;
  skipped: number;
  largestError: number;
  problems: string[];
}

function compareValue(
  tally: Tally,
  tolerance: Tolerance,
  path: string,
  want: unknown,
  got: unknown,
): void {
  if (typeof want === "object" && want !== null) {
    if (got === undefined || got === null) tally.skipped += countValues(want);
    else
      for (const [key, value] of Object.entries(want))
        compareKey(tally, tolerance, path, key, value, got);
    return;
  }
  if (want === null && (got === undefined || got === null)) tally.compared++;
  else if (got === undefined) tally.skipped++;
  else compareLeaf(tally, tolerance, path, want, got);
}

function compareKey(
  tally: Tally,
  { byKey, ...own }: Tolerance,
  path: string,
  key: string,
  want: unknown,
  got: object,
): void {
  const tolerance = { ...own, ...byKey?.[key], ...(byKey && { byKey }) };
  const value = (got as Readonly<Record<string, unknown>>)[key];
  compareValue(tally, tolerance, `${path}.${key}`, want, value);
}

function compareLeaf(
  tally: Tally,
  { rel, abs }: Tolerance,
  path: string,
  want: unknown,
  got: unknown,
): void {
  const [a, b] = [toNumber(got), toNumber(want)];
  const isNumeric = typeof a === "number" && typeof b === "number";
  tally.compared++;
  const error = isNumeric && a !== b ? Math.abs(a - b) : a === b ? 0 : NaN;
  const agrees = isNumeric ? a === b || error <= abs + rel * Math.abs(b) : a === b;
  if (!agrees) tally.problems.push(`${path}: got ${String(got)}, want ${String(want)}`);
  if (isNumeric && error > abs) {
    tally.largestError = Math.max(tally.largestError, b === 0 ? error : error / Math.abs(b));
  }
}

function toNumber(value: unknown): unknown {
  if (typeof value === "boolean") return value;
  return value === "Infinity" ? Infinity : value === "-Infinity" ? -Infinity : value;
}

function countValues(value: unknown): number {
  if (typeof value !== "object" || value === null) return 1;
  return Object.values(value).reduce((sum: number, item) => sum + countValues(item), 0);
}
