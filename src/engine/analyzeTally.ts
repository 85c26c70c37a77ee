import type { ReplicateColumns } from "../summarize/replicateColumns.ts";
import { cellSpace, tableOfCell } from "./cellSpace.ts";
import type { RunResult } from "./runReplicates.ts";
import { tableAnalyzer, type AnalysisPlan } from "./tableAnalyzer.ts";

/** Analyzes every table that a run ended in: one row per table, counting its replicates. */
export function analyzeTally(
  { run, tally }: Pick<RunResult, "run" | "tally">,
  plan: AnalysisPlan,
): ReplicateColumns {
  const space = cellSpace(run);
  const analyze = tableAnalyzer(plan);
  const rows = tally.cells.length;
  const columns = {
    count: tally.counts,
    pValue: new Float64Array(rows),
    estimate: new Float64Array(rows),
    standardError: new Float64Array(rows),
    lower: new Float64Array(rows),
    upper: new Float64Array(rows),
  };
  for (let row = 0; row < rows; row++) {
    const analysis = analyze(tableOfCell(space, tally.cells[row]!));
    columns.pValue[row] = analysis.pValue;
    columns.estimate[row] = analysis.estimate;
    columns.standardError[row] = analysis.standardError;
    columns.lower[row] = analysis.lower;
    columns.upper[row] = analysis.upper;
  }
  return columns;
}
