import type { MarginOptions } from "../analyze/hypothesis.ts";
import { type TableTest, tableTestOf } from "../analyze/tableTest.ts";
import type { Analysis, Design } from "./schema.ts";
import { tableMethodOf } from "./tableMethod.ts";

/** What a design says about the test. */
export type TestedDesign = Pick<Design, "analysis" | "endpoint">;

/**
 * The planned test, where it is one of one 2 × 2 table.
 *
 * @throws {@link ArgumentError} for an adjusted analysis.
 */
export function plannedTest({ analysis, endpoint: { better } }: TestedDesign): TableTest {
  const { sides, hypothesis, margin, scale } = analysis;
  const method = tableMethodOf(analysis);
  return tableTestOf({ method, sides, better, hypothesis, margin, measure: measureOf(scale) });
}

/** A hypothesis with all that its margin depends on. */
export interface PlannedMargin extends MarginOptions {
  readonly margin: number;
  readonly measure: "riskDifference" | "riskRatio";
  readonly better: "higher" | "lower";
}

/** Hypothesis and margin of a design; undefined for superiority, which has none. */
export function plannedMargin({ analysis, endpoint }: TestedDesign): PlannedMargin | undefined {
  const { hypothesis = "superiority", margin, scale } = analysis;
  if (hypothesis === "superiority" || margin === undefined) return undefined;
  return { hypothesis, margin, measure: measureOf(scale), better: endpoint.better };
}

/** The scale of a margin as statistics call it. */
export function measureOf(scale: Analysis["scale"]): "riskDifference" | "riskRatio" {
  return scale === "ratio" ? "riskRatio" : "riskDifference";
}
