import { pValueTable, singlePValue } from "../analyze/pValueTable.ts";
import {
  riskDifferenceInterval,
  type RiskDifferenceIntervalMethod,
} from "../analyze/riskDifferenceInterval.ts";
import type { TableTest } from "../analyze/tableTest.ts";
import type { AnalyzedTable } from "../simulate/analyzedTable.ts";
import { plannedTest, type TestedDesign } from "../study/plannedTest.ts";

/** How each replicate is analyzed. */
export type AnalysisPlan = TableTest & {
  readonly alpha: number;
  /** Interval for the risk difference. */
  readonly interval: { readonly method: RiskDifferenceIntervalMethod; readonly level: number };
};

/** What the analysis of one table says. */
export interface TableAnalysis {
  readonly pValue: number;
  /** Risk difference, experimental − control; NaN when an arm has nobody. */
  readonly estimate: number;
  /** Wald standard error of the risk difference. */
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
}

/** The planned analysis of a design, with Newcombe's 95% interval unless another is asked for. */
export function analysisPlan(
  design: TestedDesign,
  interval: AnalysisPlan["interval"] = { method: "newcombe", level: 0.95 },
): AnalysisPlan {
  return { ...plannedTest(design), alpha: design.analysis.alpha, interval };
}

const nothing = { estimate: NaN, standardError: NaN, lower: NaN, upper: NaN };

/** P values are kept for trials that can end in at most this many tables (500 + 500); beyond, each is computed alone. */
const keptTables = 251_001;

/** Prepares the analysis of tables; P values come from a table kept per pair of arm sizes. */
export function tableAnalyzer({ interval, ...test }: AnalysisPlan) {
  const pValueOf = ({ events, n }: AnalyzedTable): number =>
    (n[0] + 1) * (n[1] + 1) <= keptTables
      ? pValueTable({ ...test, n }).at(events[0], events[1])
      : singlePValue({ ...test, n }, events[0], events[1]);
  return (table: AnalyzedTable): TableAnalysis => {
    const { n } = table;
    if (n[0] === 0 || n[1] === 0) return { pValue: 1, ...nothing };
    const pValue = pValueOf(table);
    const { estimate, lower, upper } = riskDifferenceInterval(table, interval);
    return { pValue, estimate, standardError: waldStandardError(table), lower, upper };
  };
}

function waldStandardError({ events, n }: AnalyzedTable): number {
  const varianceOf = (arm: 0 | 1) => (events[arm] * (n[arm] - events[arm])) / n[arm] ** 3;
  return Math.sqrt(varianceOf(0) + varianceOf(1));
}
