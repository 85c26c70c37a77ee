import { element } from "../notebook/element.ts";
import { figureFrame } from "../notebook/figureFrame.ts";
import type { Pair } from "../pair.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import { percent, points } from "../show/format.ts";
import {
  collapsibilityAt,
  collapsibilityRows,
  hasOddsRatio,
  type CollapsibilityRow,
} from "./collapsibility.ts";
import { collapsibilityLines } from "./collapsibilityLines.ts";
import type { Question } from "./question.ts";

const lead =
  "A test of a 2 × 2 table compares the arms as wholes. Logistic regression with a baseline score compares subjects alike, and its odds ratio is farther from 1: no confounding, no bias, another question. The risk difference has one answer to both, so an adjusted analysis can make it more precise without changing what it means.";

/** Why adjusting for a baseline score changes the odds ratio, at the reader's rates. */
export function createCollapsibilitySection({
  queue,
  describe,
}: Workshop): Section<Pick<Question, "rates">> {
  const frame = figureFrame<CollapsibilityRow>({
    title: "The odds ratio of the trial and that of subjects alike",
    name: "collapsibility",
    height: "320px",
    span: "wide",
    study: describe,
    columns: [
      { label: "odds ratio per SD of the score", value: (row) => ratioText(row.oddsRatioPerSd) },
      { label: "odds ratio in the whole trial", value: ({ marginal }) => ratioText(marginal) },
      {
        label: "odds ratio between subjects alike",
        value: ({ conditional }) => ratioText(conditional),
      },
    ],
  });
  const missing = element("p", { class: "muted" }, "An odds ratio needs rates other than 0 and 1.");
  const box = sectionBox("What adjusting changes", lead, frame, missing);
  const update = ({ rates }: Pick<Question, "rates">): void => {
    const isShown = hasOddsRatio(rates);
    frame.hidden = !isShown;
    missing.hidden = isShown;
    if (!isShown) return;
    queue.add(frame, (width) => {
      const rows = collapsibilityRows(rates);
      const caption = collapsibilityCaption(rates);
      const picture = collapsibilityLines(rows, { width, label: caption });
      frame.update({ picture, caption, rows });
    });
  };
  return Object.assign(box, { update });
}

/** What there is to see: the odds ratios at two strengths of the score. */
export function collapsibilityCaption(rates: Pair<number>): string {
  const [weak, strong] = [2, 5].map((strength) => collapsibilityAt(rates, strength)) as [
    CollapsibilityRow,
    CollapsibilityRow,
  ];
  const [experimental, control] = rates.map((rate) => percent(rate));
  const whole = `Rates of ${experimental} and ${control} are an odds ratio of ${ratioText(weak.marginal)}.`;
  if (rates[0] === rates[1]) return `${whole} Without an effect nothing depends on the score.`;
  return `${whole} If a standard deviation of the score doubles the odds of the event, it is ${ratioText(weak.conditional)} between subjects alike; if it multiplies them by 5, ${ratioText(strong.conditional)}. The risk difference is ${points(rates[0] - rates[1])} percentage points either way.`;
}

const ratioText = (ratio: number): string =>
  ratio >= 100 ? ratio.toFixed(0) : ratio >= 0.1 ? ratio.toFixed(2) : ratio.toPrecision(2);
