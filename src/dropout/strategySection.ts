import { element } from "../notebook/element.ts";
import { figureFrame } from "../notebook/figureFrame.ts";
import { count } from "../show/format.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import { strategiesCaption } from "./captions.ts";
import type { LossFindings, StrategyRow } from "./lossFindings.ts";
import { largestArm } from "./strategySize.ts";
import { strategyDots } from "./strategyDots.ts";
import { strategyColumns, strategyTable } from "./strategyTable.ts";

const lead =
  "Losing a subject is an intercurrent event: something after randomization that bears on the outcome. How a protocol handles it decides what the trial estimates, its estimand. Power is the probability that the test finds a difference, bias the mean error of the estimate. The same trial, the same loss, and as many answers as strategies:";

/** What each way to deal with the lost does to rates, bias, power and size. */
export function createStrategySection({ queue, describe }: Workshop): Section<LossFindings> {
  const frame = figureFrame<StrategyRow>({
    title: "Power at the planned size, by strategy",
    name: "dropout-strategies",
    span: "wide",
    study: describe,
    columns: [
      { label: "strategy", value: ({ strategy }) => strategy.label },
      ...strategyColumns.map(({ label, value }) => ({ label, value })),
    ],
  });
  const holder = element("div", { class: "table-scroll", tabindex: 0, role: "region" });
  holder.setAttribute("aria-label", "Strategies in numbers");
  const meanings = element("dl", { class: "reasons" });
  const box = sectionBox(
    "One trial, several strategies",
    lead,
    frame,
    element("h3", {}, "The same in numbers"),
    element(
      "p",
      { class: "muted" },
      `Differences (experimental − control) and biases in percentage points: against the strategy’s own estimand, and against the difference had nobody been lost. Exact power at the planned size. n randomized, per arm or experimental + control: by formula (normal approximation), and exact; of two exact sizes the first reaches the power, and from the second on no size misses it. Above ${count(largestArm.nonresponder)} subjects in an arm, with complete cases ${largestArm.completeCase}, only the formula answers.`,
    ),
    holder,
    element("h3", {}, "What each means"),
    element(
      "p",
      { class: "muted" },
      "The guideline ICH E9(R1) names strategies for intercurrent events: composite (the event is part of the outcome), hypothetical (as if it had not happened), treatment policy (whatever happens after it).",
    ),
    meanings,
  );
  let drawn: LossFindings["rows"] | undefined;
  const update = ({ plan, rows }: LossFindings): void => {
    if (rows === drawn) return;
    drawn = rows;
    const caption = strategiesCaption(plan, rows);
    queue.add(frame, (width) =>
      frame.update({ picture: strategyDots(rows, plan, { width, label: caption }), caption, rows }),
    );
    holder.replaceChildren(strategyTable(rows, plan));
    const items = rows.flatMap(({ strategy: { label, estimand, meaning } }) => [
      element("dt", {}, label),
      element("dd", {}, estimand ? `${meaning}. Estimand: ${estimand}.` : `${meaning}.`),
    ]);
    meanings.replaceChildren(...items);
  };
  return Object.assign(box, { update });
}
