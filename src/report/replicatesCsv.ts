import type { ReplicateRow } from "../engine/replicateRows.ts";
import { isRejection } from "../summarize/operatingCharacteristics.ts";
import { type CsvValue, csvLines } from "./csv.ts";

/** What every row of a table of replicates has in common. */
export interface ReplicatesOrigin {
  /** Name of the scenario. */
  readonly scenario: string;
  readonly seed: number;
  /** A replicate is marked as rejected when its P is at most this. */
  readonly alpha: number;
}

/** Columns of a table of replicates; effects are experimental − control rates, in [−1, 1]. */
export const replicateColumnNames = [
  "scenario",
  "seed",
  "replicate",
  "eventsExperimental",
  "eventsControl",
  "completersExperimental",
  "completersControl",
  "analyzedExperimental",
  "analyzedControl",
  "difference",
  "lower",
  "upper",
  "pValue",
  "rejected",
] as const;

/** The same with the name of what is estimated: effects are risk differences or log odds ratios. */
export const replicateColumnNamesFor = (
  scale: "riskDifference" | "logOddsRatio",
): readonly string[] =>
  replicateColumnNames.map((name) =>
    name === "difference" && scale === "logOddsRatio" ? "logOddsRatio" : name,
  );

/** Replicates as CSV, one trial a line, line by line. Scenario and seed stand in columns of their own. */
export function replicateCsvLines(
  rows: Iterable<ReplicateRow>,
  origin: ReplicatesOrigin,
): Generator<string> {
  return csvLines(replicateColumnNames, replicateCells(rows, origin));
}

/** Replicates as CSV, one trial a line. */
export function replicatesCsv(rows: Iterable<ReplicateRow>, origin: ReplicatesOrigin): string {
  return [...replicateCsvLines(rows, origin)].join("");
}

/** The cells of {@link replicateColumnNames}, a row for each replicate. */
export function* replicateCells(
  rows: Iterable<ReplicateRow>,
  { scenario, seed, alpha }: ReplicatesOrigin,
): Generator<CsvValue[]> {
  for (const row of rows) {
    const { replicate, events, completers, n, estimate, lower, upper, pValue } = row;
    const rejected = isRejection(pValue, alpha);
    const found = [estimate, lower, upper, pValue, rejected];
    yield [scenario, seed, replicate, ...events, ...completers, ...n, ...found];
  }
}
