import { element } from "../notebook/element.ts";
import { figureFrame } from "../notebook/figureFrame.ts";
import { newestRun } from "../notebook/newestRun.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import { computeInSlices, pause } from "../notebook/slices.ts";
import { percent } from "../show/format.ts";
import { biasByOdds } from "./biasByOdds.ts";
import { biasCaption, unevenBiasCaption, unevenSizeCaption } from "./captions.ts";
import { biasOverOdds, type BiasAtOdds } from "./lossCurves.ts";
import type { LossPlan } from "./lossPlan.ts";
import { signedPoints } from "./sentences.ts";
import { unevenMap, type UnevenScale } from "./unevenMap.ts";
import { unevenPlaces, unevenSteps, type UnevenPlace } from "./unevenGrid.ts";

const lead =
  "Outcomes are missing completely at random (MCAR) if loss has nothing to do with them, and missing not at random (MNAR) if it has: say, those who fail leave more often. How strong the tie is, is an odds ratio here: the odds of loss among those who fail over the odds among those who succeed, the same in both arms, with as many lost in all. Nobody can read off the data which holds.";
const unevenLead =
  "Loss that differs between the arms does harm even at random, once the lost count as failures. Here the treatment does nothing: both arms have the control arm’s rate, and whatever is found is false. The test should find something with probability alpha at most, its type I error.";

/** A map waits this long after the last change, so that dragging a control stays fluid. */
const restMilliseconds = 200;

/** What loss does to the estimate: by informativeness, and by differing between the arms. */
export function createBiasSection({ queue, describe }: Workshop): Section<LossPlan> {
  const oddsFrame = figureFrame<BiasAtOdds>({
    title: "Bias from MCAR to MNAR",
    name: "bias-by-informativeness",
    span: "wide",
    study: describe,
    columns: oddsColumns,
  });
  const maps = [biasMap, sizeMap].map(({ title, name, scale, caption }) => {
    const frame = figureFrame<UnevenPlace>({ title, name, study: describe, columns: placeColumns });
    return { frame, scale, caption };
  });
  const grid = element("div", { class: "figure-grid" }, ...maps.map(({ frame }) => frame));
  const uneven = element("p", { class: "section-lead muted" }, unevenLead);
  const heading = element("h3", {}, "Uneven loss, and a treatment that does nothing");
  const box = sectionBox("What dropout biases", lead, oddsFrame, heading, uneven, grid);
  const newest = newestRun();
  const drawOdds = (plan: LossPlan): void =>
    queue.add(oddsFrame, (width) => {
      const rows = biasOverOdds(plan);
      const caption = biasCaption(plan, rows);
      const picture = biasByOdds(rows, plan, { width, label: caption });
      oddsFrame.update({ picture, caption, rows });
    });
  const update = (plan: LossPlan): void => {
    drawOdds(plan);
    void newest(async (signal) => {
      await pause(restMilliseconds, signal);
      const placeAt = unevenPlaces(plan);
      const row = (y: number) => unevenSteps.map((x) => placeAt(x, y));
      const places = (await computeInSlices(unevenSteps, row, { signal })).flat();
      const last = unevenSteps.at(-1)!;
      const point = { x: Math.min(last, plan.dropout[0]), y: Math.min(last, plan.dropout[1]) };
      const place = placeAt(plan.dropout[0], plan.dropout[1]);
      for (const { frame, scale, caption } of maps) {
        const text = caption(plan, place);
        queue.add(frame, (width) => {
          const picture = unevenMap(places, scale(plan), { width, label: text, point });
          frame.update({ picture, caption: text, rows: places });
        });
      }
    });
  };
  return Object.assign(box, { update });
}

const biasMap = {
  title: "Bias where the treatment does nothing",
  name: "bias-uneven-loss",
  caption: unevenBiasCaption,
  scale: (plan: LossPlan): UnevenScale => {
    const rate = plan.rates[1];
    const success = plan.better === "higher" ? rate : 1 - rate;
    const reach = Math.max(0.05, success / 2);
    return {
      value: ({ bias }) => bias,
      color: { type: "diverging", scheme: "PuOr", domain: [-reach, reach], pivot: 0 },
      levels: [-0.1, -0.05, 0, 0.05, 0.1].map((value) => ({ value, text: signedPoints(value) })),
    };
  },
};

const sizeMap = {
  title: "Type I error where the treatment does nothing",
  name: "type-one-error-uneven-loss",
  caption: unevenSizeCaption,
  scale: ({ alpha }: LossPlan): UnevenScale => ({
    value: ({ size }) => size,
    color: { scheme: "cividis", domain: [0, 6 * alpha], clamp: true },
    levels: [1.5, 2, 3].map((times) => {
      return { value: times * alpha, text: percent(times * alpha, 1).replace(".0%", "%") };
    }),
  }),
};

const oddsColumns = [
  { label: "odds ratio", value: ({ oddsRatio }: BiasAtOdds) => Number(oddsRatio.toPrecision(4)) },
  {
    label: "completers, experimental",
    value: ({ completers }: BiasAtOdds) => percent(completers[0], 2),
  },
  {
    label: "completers, control",
    value: ({ completers }: BiasAtOdds) => percent(completers[1], 2),
  },
  {
    label: "bias of complete cases, points",
    value: ({ completeCase }: BiasAtOdds) => (100 * completeCase).toFixed(2),
  },
  {
    label: "bias of lost = failures, points",
    value: ({ nonresponder }: BiasAtOdds) => (100 * nonresponder).toFixed(2),
  },
];

const placeColumns = [
  { label: "lost, experimental", value: ({ x }: UnevenPlace) => percent(x) },
  { label: "lost, control", value: ({ y }: UnevenPlace) => percent(y) },
  { label: "bias, points", value: ({ bias }: UnevenPlace) => (100 * bias).toFixed(2) },
  { label: "type I error", value: ({ size }: UnevenPlace) => percent(size, 2) },
];
