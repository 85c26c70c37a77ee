import { element } from "../notebook/element.ts";
import { figureFrame } from "../notebook/figureFrame.ts";
import { newestRun } from "../notebook/newestRun.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import { pause } from "../notebook/slices.ts";
import type { ObservedPower } from "../uncertainty/observedPower.ts";
import { observedColumns, observedPowerFigure } from "./observedPowerFigure.ts";
import type { PilotQuestion } from "./pilotQuestion.ts";
import { observedPowerCaption, repeatSentences } from "./repeatCaptions.ts";
import { observedPowers, repeatOf } from "./repeatFindings.ts";

const lead = "Three statements that a reader of the pilot may make, and one that says nothing new.";

/** Waits this long after the last change, so that dragging a control stays fluid. */
const restMilliseconds = 350;

/** What the pilot lets a reader expect of a repeat, and why observed power adds nothing. */
export function createRepeatSection({ queue, describe: study }: Workshop): Section<PilotQuestion> {
  const list = element("ul", { class: "pilot-repeat" });
  const frame = figureFrame<ObservedPower>({
    title: "Observed power is P in other clothes",
    name: "observed-power",
    span: "wide",
    study,
    columns: observedColumns,
  });
  const box = sectionBox("If the pilot were repeated", lead, list, frame);
  const newest = newestRun();
  const draw = (question: PilotQuestion): void => {
    const found = repeatOf(question);
    const sentences = repeatSentences(question, found);
    list.replaceChildren(...sentences.map((text) => element("li", {}, text)));
    const powers = observedPowers(question);
    const caption = observedPowerCaption(question, found);
    const pilot = { pValue: found.pValue, power: found.atEstimate };
    queue.add(frame, (width) => {
      const picture = observedPowerFigure(powers, {
        width,
        label: caption,
        alpha: question.alpha,
        pilot,
      });
      const rows = [...powers.curve, ...powers.tables];
      frame.update({ picture, caption, rows });
    });
  };
  const update = (question: PilotQuestion): void =>
    void newest(async (signal) => {
      await pause(restMilliseconds, signal);
      draw(question);
    });
  return Object.assign(box, { update });
}
