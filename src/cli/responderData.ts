import { lastObservation } from "../analyze/lastObservation.ts";
import { responderRule } from "../analyze/responderRule.ts";
import { plural } from "../report/format.ts";
import type { SubjectData } from "./subjectData.ts";
import type { PlannedAnalysis } from "./visitFilePlan.ts";
import type { VisitTrialTable } from "./visitTrialTable.ts";

/** Counts responders at the visit that decides; whoever has no value there is handled as planned. */
export function responderData(
  table: VisitTrialTable,
  contrastVisit: number | string,
  { plan, better, responder }: PlannedAnalysis,
): SubjectData {
  const { visits, subjects, values, arm, baseline } = table;
  const contrast = visits.indexOf(contrastVisit);
  const layout = { visits: visits.length, subjects: subjects.length, contrast, better, responder };
  const isResponder = responderRule({ ...layout, hasBaseline: baseline !== undefined }, plan);
  const events: [number, number] = [0, 0];
  const n: [number, number] = [0, 0];
  const isLost = (i: number) => Number.isNaN(values[i * visits.length + contrast]);
  for (const i of subjects.keys()) {
    const value =
      plan.missing === "lastObservation"
        ? lastObservation(table, visits.length, i, contrast)
        : values[i * visits.length + contrast]!;
    if (Number.isNaN(value) && plan.missing !== "nonresponder") continue;
    const code = arm[i] as 0 | 1;
    n[code]++;
    const failure = better === "lower" ? 1 : 0; // where responding is bad, a failure is a response
    events[code] += Number.isNaN(value) ? failure : isResponder(table, i, value);
  }
  const lost = [...subjects.keys()].filter(isLost).length;
  const note = `${plural(lost, "subject")} without a value at visit ${contrastVisit}: ${handling(plan.missing, better)}.`;
  return { arms: table.arms, data: { events, n }, notes: lost === 0 ? [] : [note] };
}

function handling(missing: string, better: "higher" | "lower"): string {
  if (missing === "completeCase") return "left out";
  if (missing === "lastObservation")
    return "the last value, or else the baseline, is carried forward";
  return `counted ${better === "lower" ? "as having had the event" : "as nonresponders"}`;
}
