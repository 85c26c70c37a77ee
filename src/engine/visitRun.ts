import type { Pair } from "../pair.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import type { VisitEndpoint, VisitScenario } from "../study/visitSchema.ts";
import { replicateVisits } from "./replicateVisits.ts";
import type { Collector, RunKind } from "./runKind.ts";
import {
  copyVisitRows,
  emptyVisitColumns,
  firstVisitRows,
  type VisitColumns,
} from "./visitColumns.ts";
import { emptyVisitCounts } from "./visitCounts.ts";
import { visitPlanOf, type VisitPlan } from "./visitPlan.ts";

/** A run of trials over visits: the subjects of each are drawn once and analyzed by each plan. */
export interface VisitRun {
  readonly type: "visits";
  readonly n: Pair<number>;
  readonly endpoint: VisitEndpoint;
  readonly scenario: VisitScenario;
  readonly seed: number;
  readonly analyses: readonly VisitPlan[];
}

export interface VisitFindings {
  /** For each plan a row for each replicate, in their order. */
  readonly columns: readonly VisitColumns[];
  /** Subjects that left, were off treatment or skipped a visit, over all replicates: see {@link emptyVisitCounts}. */
  readonly counts: Float64Array;
}

/** What a run of one scenario of a study over visits needs; it analyzes by the study's own plan unless others are given. */
export function visitRun(
  { design, simulation }: SizedVisitStudy,
  scenario: VisitScenario,
  analyses: readonly VisitPlan[] = [visitPlanOf(design)],
): VisitRun {
  const [experimental, control] = design.arms;
  const { endpoint } = design;
  const n = [experimental.n, control.n] as const;
  return { type: "visits", n, endpoint, scenario, seed: simulation.seed, analyses };
}

export const visitRunKind: RunKind<VisitRun, VisitFindings> = {
  answer: replicateVisits,
  collector: visitCollector,
  batchSizes: () => ({ first: 16, least: 1 }),
};

function visitCollector(run: VisitRun, replicates: number): Collector<VisitFindings> {
  const columns = emptyVisitColumns(run.analyses.length, replicates);
  const counts = emptyVisitCounts(run.endpoint);
  return {
    add(found, row) {
      copyVisitRows(columns, found.columns, row);
      for (let i = 0; i < counts.length; i++) counts[i]! += found.counts[i]!;
    },
    found: (rows) => ({ columns: firstVisitRows(columns, rows), counts: counts.slice() }),
  };
}
