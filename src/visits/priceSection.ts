import type { Control } from "../notebook/control.ts";
import { element } from "../notebook/element.ts";
import { figureFrame } from "../notebook/figureFrame.ts";
import { newestRun } from "../notebook/newestRun.ts";
import { numberControl } from "../notebook/numberControl.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import { computeInSlices, pause } from "../notebook/slices.ts";
import { percent } from "../show/format.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import {
  pricedResponders,
  pricedThreshold,
  priceQuestion,
  thresholdSteps,
  type PricedThreshold,
  type PriceQuestion,
} from "./price.ts";
import { priceCurve } from "./priceCurve.ts";
import { priceCaption, priceSentence } from "./priceWords.ts";
import type { VisitInput } from "./visitInput.ts";

const lead =
  "Cutting a measurement at a threshold, into responders and others, throws away how far each subject lies from it. What that costs in subjects, for the same patients and the same treatment:";

/** The threshold chosen by hand, and where it is kept. */
type ChosenCut = Pick<VisitInput, "cut" | "choose">;

/** The curve is drawn anew when the controls rest. */
const restMilliseconds = 300;

/** What is lost by counting responders instead of comparing means. */
export function createPriceSection(
  { queue, describe }: Workshop,
  cut: ChosenCut,
): Section<SizedVisitStudy> {
  const frame = figureFrame<PricedThreshold>({
    title: "Power of responders, by threshold",
    name: "price-of-dichotomizing",
    span: "wide",
    study: describe,
    columns: thresholdColumns,
  });
  const sentence = element("p", { class: "price-sentence" });
  const controls = element("div", { class: "price-controls screen-only" });
  const box = sectionBox("The price of dichotomizing", lead, controls, sentence, frame);
  const newest = newestRun();
  let question: PriceQuestion | undefined;
  let threshold = 0;
  let rows: readonly PricedThreshold[] = [];
  const draw = (): void => {
    const asked = question!;
    const at = pricedThreshold(asked, threshold);
    sentence.textContent = priceSentence(asked, at, pricedResponders(asked, threshold));
    if (rows.length === 0) return;
    const caption = priceCaption(asked, rows);
    queue.add(frame, (width) =>
      frame.update({ picture: priceCurve(asked, { rows, at, width, caption }), caption, rows }),
    );
  };
  const listened = (control: Control<number>): HTMLElement => {
    control.addEventListener("input", (event) => {
      event.stopPropagation(); // no part of the study
      threshold = control.value;
      cut.choose(threshold);
      draw();
    });
    control.addEventListener("change", (event) => event.stopPropagation());
    return control;
  };
  const update = (study: SizedVisitStudy): void =>
    void newest(async (signal) => {
      await pause(restMilliseconds, signal);
      const before = question;
      question = priceQuestion(study);
      frame.hidden = controls.hidden = question === undefined;
      if (!question) {
        sentence.textContent =
          "This study has no such twin: its arms differ in their spread, or it has one visit only.";
        return;
      }
      const asked = question;
      const isNewScale = before === undefined || !sameRange(before, asked);
      const chosen = cut.cut ?? asked.threshold;
      if (isNewScale || chosen !== threshold) {
        threshold = chosen;
        controls.replaceChildren(listened(thresholdControl(asked, threshold)));
      }
      const steps = thresholdSteps(asked.range);
      rows = await computeInSlices(steps, (t) => pricedThreshold(asked, t), { signal });
      draw();
    });
  return Object.assign(box, { update });
}

function sameRange({ range: [low, high] }: PriceQuestion, { range }: PriceQuestion): boolean {
  return low === range[0] && high === range[1];
}

function thresholdControl(
  { study, range: [low, high] }: PriceQuestion,
  threshold: number,
): Control<number> {
  const { unit } = study.design.endpoint;
  const step = 10 ** Math.floor(Math.log10((high - low) / 60));
  const isResponder = study.design.endpoint.type === "responder";
  return numberControl({
    label: `Threshold of a response${unit ? `, ${unit}` : ""}`,
    value: threshold,
    min: isResponder ? step : Math.floor(low - (high - low)),
    max: Math.ceil(high + (high - low)),
    step,
    slider: { min: Math.ceil(low / step) * step, max: Math.floor(high / step) * step, step },
  });
}

const thresholdColumns = [
  { label: "threshold", value: ({ threshold }: PricedThreshold) => Number(threshold.toFixed(4)) },
  { label: "respond, experimental", value: ({ rates }: PricedThreshold) => percent(rates[0], 2) },
  { label: "respond, control", value: ({ rates }: PricedThreshold) => percent(rates[1], 2) },
  { label: "power", value: ({ power }: PricedThreshold) => percent(power, 2) },
];
