import { choiceControl } from "../notebook/choiceControl.ts";
import { element } from "../notebook/element.ts";
import { count } from "../show/format.ts";
import { version } from "../version.ts";
import type { SimulatedPlan } from "./convergence.ts";
import { type ParagraphForm, paragraphOf } from "./planParagraph.ts";
import { resultsTable } from "./resultsTable.ts";
import {
  documentButtons,
  mostCsvTrials,
  takeAwayButtons,
  type TakenStudy,
} from "./takeAwayButtons.ts";
import { powerProvenance, provenanceDetails } from "./provenance.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";

const forms: readonly (readonly [ParagraphForm, string])[] = [
  ["short", "short"],
  ["standard", "standard"],
  ["long", "long"],
];

/** All that a planner takes home: paragraph, document, table, study file, replicates, link, and how to check them. */
export function createTakeAway(planner: TakenStudy, { queue }: Workshop): Section<SimulatedPlan> {
  const paragraph = element("blockquote", { class: "justification" });
  const table = element("div", { class: "table-scroll" });
  const origin = element("p", { class: "muted small" });
  const how = element("div");
  let state: SimulatedPlan;
  const lengthControl = choiceControl({
    label: "Length of the paragraph",
    value: "standard",
    options: forms,
  });
  const text = (): string => paragraphOf(state, lengthControl.value);
  const taken = { state: () => state, paragraph: text };
  const box = sectionBox(
    "Take away",
    "",
    element("div", { class: "screen-only" }, lengthControl),
    paragraph,
    documentButtons(taken),
    takeAwayButtons(planner, taken),
    table,
    origin,
    element("h3", {}, "How each number was computed"),
    how,
  );
  const drawParagraph = (): void => {
    const parts = text().split("\n\n");
    paragraph.replaceChildren(...parts.map((part) => element("p", {}, part)));
  };
  const update = (next: SimulatedPlan): void => {
    state = next;
    queue.add(box, () => {
      drawParagraph();
      table.replaceChildren(resultsTable(next));
      origin.textContent = originOf(next);
      keepOpen(how, powerProvenance(next.plan, next.result).map(provenanceDetails));
    });
  };
  for (const type of ["input", "change"] as const) {
    lengthControl.addEventListener(type, (event) => {
      event.stopPropagation(); // no part of the design
      drawParagraph();
    });
  }
  return Object.assign(box, { update });
}

function originOf({ plan: { study } }: SimulatedPlan): string {
  const { replicates, seed } = study.simulation;
  const cut =
    replicates > mostCsvTrials
      ? ` The CSV holds the first ${count(mostCsvTrials)}; npx equipoise simulate writes them all.`
      : "";
  return `equipoise ${version}, seed ${seed}, ${count(replicates)} replicates. Each figure above can be saved as SVG, PNG and CSV; the SVG carries the study.${cut}`;
}

/** Replaces disclosures and leaves open those that were. */
function keepOpen(holder: HTMLElement, next: readonly HTMLDetailsElement[]): void {
  const open = [...holder.querySelectorAll("details")].map((details) => details.open);
  next.forEach((details, i) => (details.open = open[i] ?? false));
  holder.replaceChildren(...next);
}
