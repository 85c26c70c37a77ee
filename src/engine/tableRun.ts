import type { Handling } from "../simulate/analyzedCounts.ts";
import type { SimulatorInput } from "../simulate/trialSimulator.ts";
import type { AdjustedAnalysis } from "./adjustedAnalysis.ts";
import { cellSpace } from "./cellSpace.ts";
import { replicateCounts } from "./replicateCounts.ts";
import { replicateSubjects } from "./replicateSubjects.ts";
import type { Collector, RunKind } from "./runKind.ts";
import { copyRows, emptySubjectColumns, firstRows, type SubjectColumns } from "./subjectColumns.ts";
import { addTally, createTallier, tallyOf, type Tally } from "./tally.ts";

/** A run of trials that each end in a 2 × 2 table. */
export interface TableRun extends SimulatorInput, Handling {
  readonly type: "table";
  /** Where each replicate's subjects are analyzed, not only its table counted: how. */
  readonly analysis?: AdjustedAnalysis;
}

export interface TableFindings {
  /** The tables that the replicates ended in. */
  readonly tally: Tally;
  /** Where subjects are analyzed: a row for each replicate, in their order. */
  readonly columns?: SubjectColumns;
}

export const tableRunKind: RunKind<TableRun, TableFindings> = {
  answer(run, first, count) {
    const { analysis } = run;
    return analysis
      ? replicateSubjects({ ...run, analysis }, first, count)
      : { tally: replicateCounts(run, first, count) };
  },
  collector: tableCollector,
  batchSizes: ({ analysis }) => (analysis ? { first: 32, least: 1 } : { first: 4096, least: 256 }),
};

function tableCollector(run: TableRun, replicates: number): Collector<TableFindings> {
  const tallier = createTallier(cellSpace(run).size);
  const columns = run.analysis && emptySubjectColumns(replicates);
  return {
    add(found, row) {
      addTally(tallier, found.tally);
      if (columns && found.columns) copyRows(columns, found.columns, row);
    },
    found: (rows) => ({
      tally: tallyOf(tallier),
      ...(columns && { columns: firstRows(columns, rows) }),
    }),
  };
}
