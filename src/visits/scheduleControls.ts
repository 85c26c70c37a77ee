import { choiceControl } from "../notebook/choiceControl.ts";
import { numberControl } from "../notebook/numberControl.ts";
import { selectControl } from "../notebook/selectControl.ts";
import { textControl } from "../notebook/textControl.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { maxVisits } from "../study/visitFields.ts";
import { visitTimesOf } from "../study/visitRetention.ts";
import type { VisitValues } from "./visitValues.ts";
import { visitText } from "./visitWords.ts";

/** When values are measured, and which visit decides. */
export function scheduleControls({ design }: SizedVisitStudy, values: VisitValues) {
  const { endpoint } = design;
  const isSingle = endpoint.type === "continuous";
  const visits = numberControl({
    label: "Number of visits",
    value: values.visits,
    min: endpoint.type === "longitudinal" ? 2 : 1,
    max: maxVisits,
    step: 1,
    integer: true,
    slider: false,
    path: "design.endpoint.visits.length",
    hint: "Fewer: the last ones go. More: further ones, as far apart as the last two.",
  });
  const times = textControl({
    label: `Times of the visits${isSingle ? "" : `, ${endpoint.timeUnit}`}`,
    value: values.times,
    what: "a list of times",
    path: "design.endpoint.visits",
    hint: "After randomization, increasing. A visit that stays keeps its numbers.",
  });
  const contrast = selectControl({
    label: endpoint.type === "responder" ? "Visit that decides" : "Arms are compared at",
    value: values.contrast,
    options: visitTimesOf(endpoint).map((time, k) => [time, visitText(endpoint, k)] as const),
    path: endpoint.type === "responder" ? "design.endpoint.visit" : "design.analysis.contrastVisit",
    hint: "Named in the protocol; a test at whichever visit looks best is none.",
  });
  visits.hidden = times.hidden = contrast.hidden = isSingle;
  return { visits, times, contrast, ...baselineControls(design, values) };
}

function baselineControls({ endpoint }: SizedVisitStudy["design"], values: VisitValues) {
  const baseline = choiceControl({
    label: "Value before treatment (baseline)",
    value: values.baseline,
    options: [
      ["none", "not measured"],
      ["measured", "measured"],
    ],
    path: "design.endpoint.baseline",
    hint: "ANCOVA and models compare arms as if all had begun alike, which saves subjects.",
  });
  const baselineRho = numberControl({
    label: "Correlation with the baseline",
    value: values.baselineRho,
    min: -0.99,
    max: 0.99,
    step: 0.05,
    digits: 2,
    slider: { min: 0, max: 0.95, step: 0.05 },
    path: "scenarios[0].baseline",
    hint: "At the visit of the comparison, within an arm.",
  });
  baselineRho.hidden = values.baseline === "none";
  const isChange = endpoint.type === "responder" && ["fall", "rise"].includes(endpoint.direction);
  baseline.hidden = isChange; // a response that is a change needs it
  return { baseline, baselineRho };
}
