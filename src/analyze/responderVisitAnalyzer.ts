import { lastObservation } from "./lastObservation.ts";
import type { CountsMethod } from "./methods.ts";
import { pValueTable, singlePValue } from "./pValueTable.ts";
import { responderRule } from "./responderRule.ts";
import { riskDifferenceInterval } from "./riskDifferenceInterval.ts";
import { tableTestOf } from "./tableTest.ts";
import type { VisitAnalysisPlan, VisitLayout, VisitTrialData } from "./visitPlan.ts";
import { fillFailure, type VisitResult } from "./visitResult.ts";

/** P values of all tables are kept for trials that can end in at most this many (500 + 500). */
const keptTables = 251_001;

/**
 * Prepares the comparison of responder rates by a test of counts, with Newcombe's interval. As everywhere, a trial in
 * which an arm has nobody left does not reject.
 */
export function responderVisitAnalyzer(layout: VisitLayout, plan: VisitAnalysisPlan) {
  const { better } = layout;
  const { analysis, level = 0.95 } = plan;
  const test = tableTestOf({ ...analysis, method: analysis.method as CountsMethod, better });
  const countInto = responderCounter(layout, plan);
  const table = { events: [0, 0] as [number, number], n: [0, 0] as [number, number] };
  return (data: VisitTrialData, out: VisitResult): void => {
    countInto(table, data);
    const { events, n } = table;
    fillFailure(out, "notEstimable");
    out.status = "done";
    out.pValue = 1;
    if (n[0] === 0 || n[1] === 0) return;
    const isKept = (n[0] + 1) * (n[1] + 1) <= keptTables;
    const sized = { ...test, n: [n[0], n[1]] as const };
    out.pValue = isKept
      ? pValueTable(sized).at(events[0], events[1])
      : singlePValue(sized, events[0], events[1]);
    Object.assign(out, riskDifferenceInterval(table, { method: "newcombe", level }));
    out.standardError = Math.sqrt(rateVariance(events[0], n[0]) + rateVariance(events[1], n[1]));
  };
}

/** Estimated variance of a response rate. */
function rateVariance(events: number, n: number): number {
  return (events * (n - events)) / n ** 3;
}

/** Responders and subjects analyzed, per arm. */
export interface ResponderTable {
  readonly events: [number, number];
  readonly n: [number, number];
}

/** Prepares the count of responders of a trial, as a plan handles missing values. */
export function responderCounter(layout: VisitLayout, plan: VisitAnalysisPlan) {
  const { visits, contrast, better } = layout;
  const { missing } = plan;
  const isResponder = responderRule(layout, plan);
  const failure = better === "higher" ? 0 : 1; // where responding is bad, a failure is a response
  return ({ events, n }: ResponderTable, data: VisitTrialData): void => {
    events.fill(0);
    n.fill(0);
    for (let i = 0; i < data.values.length / visits; i++) {
      const arm = data.arm[i] === 0 ? 0 : 1;
      const value =
        missing === "lastObservation"
          ? lastObservation(data, visits, i, contrast)
          : data.values[i * visits + contrast]!;
      const isMissing = Number.isNaN(value);
      if (isMissing && missing !== "nonresponder") continue;
      n[arm]++;
      events[arm] += isMissing ? failure : isResponder(data, i, value);
    }
  };
}
