import { count, plural, pValueStatement, signed } from "../show/format.ts";
import { lastSeen } from "../show/subjectCourses.ts";
import type { TrialCourses } from "../show/visitSpaghetti.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { isRejection } from "../summarize/operatingCharacteristics.ts";
import { visitValues } from "./visitValues.ts";
import type { OneTrial } from "./oneTrial.ts";
import { contrastText, methodText, valueText } from "./visitWords.ts";

/** "In simulated trial 17, MMRM estimates a difference of −9.8 mm at week 12 (95% interval …), P = .032, significant." */
export function trialSentence(trial: OneTrial, study: SizedVisitStudy): string {
  const { analysis, endpoint } = study.design;
  const start = `In simulated trial ${count(trial.replicate + 1)}, `;
  if (!Number.isFinite(trial.pValue)) return `${start}too few values are left to analyze.`;
  const verdict = isRejection(trial.pValue, analysis.alpha) ? "significant" : "not significant";
  const text = (value: number): string => {
    if (endpoint.type === "responder") return percentPoints(value);
    return valueText(value, { sd: visitValues(study).sd });
  };
  const unit = endpoint.type === "responder" ? " percentage points" : unitText(endpoint.unit);
  const what = endpoint.type === "responder" ? "response rates" : "means";
  return `${start}${methodText(analysis.method)} compares the ${what} at ${contrastText(study)}: a difference of ${text(trial.estimate)}${unit} (95% interval ${text(trial.lower)} to ${text(trial.upper)}), ${pValueStatement(trial.pValue)}, ${verdict}.`;
}

const percentPoints = (value: number): string => signed(100 * value, 1);
const unitText = (unit: string | undefined): string => (unit ? `\u00a0${unit}` : "");

/** How many of the subjects drawn are lost, or off treatment. */
export function trialCaption({ values, names }: TrialCourses, study: SizedVisitStudy): string {
  const counts = ([0, 1] as const).map((arm) => {
    const own = values.filter((value) => value.arm === arm);
    const numberOf = (status: string) =>
      new Set(own.filter((value) => value.status === status).map(({ subject }) => subject)).size;
    const off = numberOf("offTreatment");
    const stopped = off > 0 ? `, ${count(off)} stop treatment and stay` : "";
    return `${count(numberOf("left"))} of ${count(study.design.arms[arm].n)} leave ${names[arm]}${stopped}`;
  });
  const seen = lastSeen(values).length;
  const gone = new Set(values.filter(({ status }) => status === "left").map((v) => v.subject)).size;
  const unseen = gone > seen ? ` ${plural(gone - seen, "subject")} left before any value.` : "";
  return `${counts.join("; ")}.${unseen} Thick: mean of those seen. Dotted: the true mean on treatment.`;
}
