import { sampleMoments } from "../analyze/sampleMoments.ts";
import type { Pair } from "../pair.ts";
import type { VisitTrialTable } from "./visitTrialTable.ts";

/** What was observed at a visit. */
export interface VisitSummary {
  readonly visit: number | string;
  readonly arms: Pair<ArmSummary>;
}

/** Values of an arm at a visit; NaN where there are too few. */
export interface ArmSummary {
  readonly observed: number;
  readonly mean: number;
  readonly sd: number;
}

/** Numbers, means and standard deviations by visit and arm. */
export function visitSummaries(table: VisitTrialTable): VisitSummary[] {
  return table.visits.map((visit, k) => ({
    visit,
    arms: [armSummary(table, k, 0), armSummary(table, k, 1)],
  }));
}

function armSummary({ visits, values, arm }: VisitTrialTable, k: number, code: 0 | 1): ArmSummary {
  const seen = Array.from(arm, (_, i) => values[i * visits.length + k]!).filter(
    (value, i) => arm[i] === code && !Number.isNaN(value),
  );
  if (seen.length === 0) return { observed: 0, mean: NaN, sd: NaN };
  const { n, mean, sumOfSquares } = sampleMoments(seen);
  return { observed: n, mean, sd: Math.sqrt(sumOfSquares / (n - 1)) };
}
