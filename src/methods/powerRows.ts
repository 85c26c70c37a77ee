import type { TableMethod } from "../analyze/methods.ts";
import type { Pair } from "../pair.ts";
import { closedForms, closedFormSampleSize } from "../sizing/closedForm.ts";
import { regionPower } from "../sizing/regionPower.ts";
import { allocationOf, type Question } from "./question.ts";
import { distributionsOf, isComputed, ruleOf, testRegion } from "./testPower.ts";

/** Exact power of several tests at one size. */
export interface PowerRow {
  /** Subjects in the smaller arm. */
  readonly size: number;
  readonly n: Pair<number>;
  readonly power: Readonly<Partial<Record<TableMethod, number>>>;
}

/** The sizes of the smaller arm that a power curve spans: every one, so that no tooth is lost. */
export function curveSpan(question: Question): readonly [number, number] {
  const { rates, power, alpha, sides } = question;
  const allocation = allocationOf(question).ratio;
  const sizes = closedForms.map((formula) =>
    Math.min(
      ...closedFormSampleSize({ formula, rates, power, alpha, sides, allocation }).unrounded,
    ),
  );
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  // Beyond the largest size there is room for a dozen more, and for the teeth of large trials.
  const below = Math.min(30, Math.max(6, 0.5 * least));
  const above = Math.max(12, 2 * Math.sqrt(most), Math.min(25, 0.8 * most));
  return [Math.max(2, Math.floor(least - below)), Math.ceil(most + above)];
}

export function curveSizes(question: Question): number[] {
  const [first, last] = curveSpan(question);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** Power of the tests at one size; those that the size is too large for are left out. */
export function powerRow(
  question: Question,
  size: number,
  methods: readonly TableMethod[],
): PowerRow {
  const n = allocationOf(question).at(size);
  const rule = ruleOf(question);
  const distributions = distributionsOf(n, question.rates);
  const power: Partial<Record<TableMethod, number>> = {};
  for (const method of methods) {
    if (!isComputed(method, n)) continue;
    power[method] = regionPower(testRegion(method, n, rule), distributions);
  }
  return { size, n, power };
}

/** The same sizes with the power of further tests. */
export const joinRows = (rows: readonly PowerRow[], more: readonly PowerRow[]): PowerRow[] =>
  rows.map((row, i) => ({ ...row, power: { ...row.power, ...more[i]?.power } }));

/** Sizes at which a test first reaches a power, and from which on it keeps it within the rows. */
export interface ReachedSizes {
  readonly first?: PowerRow | undefined;
  readonly safe?: PowerRow | undefined;
  /** The last row before `safe` that misses the power. */
  readonly lastMiss?: PowerRow | undefined;
}

export function reachedSizes(
  rows: readonly PowerRow[],
  method: TableMethod,
  wanted: number,
): ReachedSizes {
  const reaches = ({ power }: PowerRow) => (power[method] ?? NaN) >= wanted;
  const lastMiss = rows.findLastIndex((row) => !reaches(row));
  const isWhole = rows.at(-1)?.power[method] !== undefined;
  return {
    first: rows.find(reaches),
    safe: isWhole ? rows[lastMiss + 1] : undefined,
    lastMiss: rows[lastMiss],
  };
}
