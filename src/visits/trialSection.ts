import { element } from "../notebook/element.ts";
import { figureFrame } from "../notebook/figureFrame.ts";
import { actionButton, sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import type { CourseValue } from "../show/subjectCourses.ts";
import { visitSpaghetti } from "../show/visitSpaghetti.ts";
import { visitModel } from "../simulate/visitModel.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { trialCaption, trialSentence } from "./captions.ts";
import { oneTrial } from "./oneTrial.ts";

const lead =
  "Under these assumptions a single trial can come out in many ways. A line is a subject; a cross is the last value of one who leaves; dashes follow a subject who has stopped treatment and is still seen.";

/** One simulated trial: its subjects over the visits, and its result in a sentence. */
export function createTrialSection({ queue, describe }: Workshop): Section<SizedVisitStudy> {
  const frame = figureFrame<CourseValue>({
    title: "One trial, subject by subject",
    name: "one-trial",
    span: "wide",
    study: describe,
    columns: valueColumns,
  });
  const sentence = element("p", { class: "trial-sentence" });
  const next = actionButton("Run one trial", () => show(replicate + 1));
  const buttons = element("div", { class: "button-row" }, next);
  const box = sectionBox("One trial", lead, buttons, sentence, frame);
  let study: SizedVisitStudy;
  let replicate = 0;
  const show = (i: number): void => {
    replicate = i;
    queue.add(frame, (width) => {
      const trial = oneTrial(study, i);
      sentence.textContent = trialSentence(trial, study);
      const caption = trialCaption(trial.courses, study);
      frame.update({
        picture: visitSpaghetti(trial.courses, { width, label: caption, ...axesOf(study) }),
        caption,
        rows: trial.courses.values,
      });
    });
  };
  const update = (other: SizedVisitStudy): void => {
    study = other;
    show(replicate);
  };
  return Object.assign(box, { update });
}

/** Axes that do not move from trial to trial: means ± 3 standard deviations. */
function axesOf({ design, scenarios }: SizedVisitStudy) {
  const { endpoint } = design;
  const { mean, sd, hasBaseline, baseline } = visitModel(endpoint, scenarios[0]!);
  const ends = ([0, 1] as const).flatMap((arm) =>
    Array.from(mean[arm]).flatMap((value, k) => [value - 3 * sd[arm][k]!, value + 3 * sd[arm][k]!]),
  );
  if (hasBaseline) ends.push(baseline.mean - 3 * baseline.sd, baseline.mean + 3 * baseline.sd);
  const isResponder = endpoint.type === "responder";
  return {
    xLabel: endpoint.type === "continuous" ? "visit" : endpoint.timeUnit,
    yLabel: endpoint.unit ?? (isResponder ? "value" : endpoint.name),
    domain: [Math.min(...ends), Math.max(...ends)] as const,
  };
}

const statusWords: Readonly<Record<CourseValue["status"], string>> = {
  onTreatment: "on treatment",
  offTreatment: "off treatment",
  skipped: "visit missed",
  left: "has left",
};

const valueColumns = [
  { label: "subject", value: ({ subject }: CourseValue) => subject },
  { label: "arm", value: ({ arm }: CourseValue) => (arm === 0 ? "experimental" : "control") },
  { label: "visit", value: ({ visit }: CourseValue) => visit },
  { label: "true value", value: ({ value }: CourseValue) => Number(value.toFixed(3)) },
  { label: "status", value: ({ status }: CourseValue) => statusWords[status] },
];
