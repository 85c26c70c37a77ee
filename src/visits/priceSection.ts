import { lossLines } from "../dropout/lossLines.ts";
import { element } from "../notebook/element.ts";
import { figureFrame } from "../notebook/figureFrame.ts";
import { newestRun } from "../notebook/newestRun.ts";
import { numberControl } from "../notebook/numberControl.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import { computeInSlices, pause } from "../notebook/slices.ts";
import { percent } from "../show/format.ts";
import { theme } from "../show/theme.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import {
  pricedResponders,
  pricedThreshold,
  priceQuestion,
  thresholdSteps,
  type PricedThreshold,
  type PriceQuestion,
} from "./price.ts";
import { priceCaption, priceSentence } from "./priceWords.ts";
import { visitValues } from "./visitValues.ts";
import { digitsOf } from "./visitWords.ts";

const lead =
  "Cutting a measurement at a threshold, into responders and others, throws away how far each subject lies from it. What that costs in subjects, for the same patients and the same treatment:";

/** The curve is drawn anew when the controls rest. */
const restMilliseconds = 300;

/** What is lost by counting responders instead of comparing means. */
export function createPriceSection({ queue, describe }: Workshop): Section<SizedVisitStudy> {
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
      const isNew = !before || !sameRange(before, asked);
      if (isNew) {
        threshold = asked.threshold;
        const control = thresholdControl(asked);
        control.addEventListener("input", (event) => {
          event.stopPropagation(); // no part of the study
          threshold = control.value;
          draw();
        });
        control.addEventListener("change", (event) => event.stopPropagation());
        controls.replaceChildren(control);
      }
      const steps = thresholdSteps(asked.range);
      rows = await computeInSlices(steps, (t) => pricedThreshold(asked, t), { signal });
      draw();
    });
  return Object.assign(box, { update });
}

/** A threshold chosen by hand stays while the study's scale does. */
function sameRange(before: PriceQuestion, { range, threshold }: PriceQuestion): boolean {
  const [low, high] = before.range;
  return low === range[0] && high === range[1] && before.threshold === threshold;
}

function thresholdControl({ study, threshold, range: [low, high] }: PriceQuestion) {
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

interface CurveOptions {
  readonly rows: readonly PricedThreshold[];
  readonly at: PricedThreshold;
  readonly width: number;
  readonly caption: string;
}

function priceCurve(
  { study, means, twins }: PriceQuestion,
  { rows, at, width, caption }: CurveOptions,
): SVGSVGElement {
  const { unit } = study.design.endpoint;
  const digits = Math.max(0, digitsOf(visitValues(study).sd) - 1);
  const power = ({ threshold, power: y }: PricedThreshold) => ({ x: threshold, y });
  const nearest = (x: number) =>
    rows.toSorted((a, b) => Math.abs(a.threshold - x) - Math.abs(b.threshold - x))[0]!;
  return lossLines(
    [
      {
        label: "responders",
        color: theme.ink,
        width: 2.4,
        points: rows.map(power),
      },
    ],
    {
      width,
      height: 280,
      label: caption,
      x: {
        title: `threshold: ${twins.response} …${unit ? ` ${unit}` : ""}`,
        domain: [rows[0]!.threshold, rows.at(-1)!.threshold],
        format: (x) => x.toFixed(digits).replace("-", "−"),
      },
      y: { title: "power", domain: [0, 1], format: (y) => percent(y, 0) },
      levels: [{ y: means.power, text: `by their means, ${percent(means.power)}` }],
      here: { x: at.threshold, text: `here ${percent(at.power)}` },
      tip: (x) => {
        const row = nearest(x);
        return `${row.threshold.toFixed(digits)}: ${percent(row.rates[0])} vs ${percent(row.rates[1])} respond\npower ${percent(row.power)}`;
      },
    },
  );
}

const thresholdColumns = [
  { label: "threshold", value: ({ threshold }: PricedThreshold) => Number(threshold.toFixed(4)) },
  { label: "respond, experimental", value: ({ rates }: PricedThreshold) => percent(rates[0], 2) },
  { label: "respond, control", value: ({ rates }: PricedThreshold) => percent(rates[1], 2) },
  { label: "power", value: ({ power }: PricedThreshold) => percent(power, 2) },
];
