import type { Counts } from "../analyze/counts.ts";
import type { AnalyzedSubjects } from "../simulate/analyzedSubjects.ts";
import type { BaselineVariable } from "../study/baseline.ts";

/** A 2 × 2 table for each stratum, in the order of the strata; all subjects in one where there are none. */
export function tablesOf({ outcome, arm, stratum }: AnalyzedSubjects): Counts[] {
  const tables: { events: [number, number]; n: [number, number] }[] = [];
  for (let i = 0; i < arm.length; i++) {
    const table = (tables[stratum?.[i] ?? 0] ??= { events: [0, 0], n: [0, 0] });
    const own = arm[i] as 0 | 1;
    table.n[own]++;
    table.events[own] += outcome[i]!;
  }
  return tables.filter((table) => table !== undefined);
}

/**
 * Columns of a regression on the baseline: an indicator for each stratum in which somebody is, but the
 * first of them, and the covariate.
 */
export function covariatesOf(
  { stratum, covariate }: AnalyzedSubjects,
  adjustFor: readonly BaselineVariable[],
): Record<string, ArrayLike<number>> {
  const columns: Record<string, ArrayLike<number>> = {};
  if (stratum && adjustFor.includes("strata")) {
    const [, ...others] = [...new Set(stratum)].sort((a, b) => a - b);
    for (const own of others)
      columns[`stratum${own + 1}`] = stratum.map((k) => (k === own ? 1 : 0));
  }
  if (covariate && adjustFor.includes("covariate")) columns["covariate"] = covariate;
  return columns;
}
