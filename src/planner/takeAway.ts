import { replicateRows } from "../engine/replicateRows.ts";
import { runInput } from "../engine/runInput.ts";
import { analysisPlan } from "../engine/tableAnalyzer.ts";
import { actButton } from "../notebook/actButton.ts";
import { choiceControl } from "../notebook/choiceControl.ts";
import { copyButton } from "../notebook/copyButton.ts";
import { downloadButton } from "../notebook/downloadButton.ts";
import { element } from "../notebook/element.ts";
import { savePageButton } from "../notebook/savePage.ts";
import type { DocumentFormat } from "../report/documentFiles.ts";
import { replicatesCsv } from "../report/replicatesCsv.ts";
import { count } from "../show/format.ts";
import type { Study } from "../study/schema.ts";
import { studyToJson } from "../study/studyJson.ts";
import { version } from "../version.ts";
import type { SimulatedPlan } from "./convergence.ts";
import { type ParagraphForm, paragraphOf, powerResultOf } from "./planParagraph.ts";
import type { Planner } from "./planner.ts";
import { resultsTable, tableText } from "./resultsTable.ts";
import { powerProvenance, provenanceDetails } from "./provenance.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";

/** A CSV of more trials than this is left to the command line. */
const mostCsvTrials = 100_000;

const forms: readonly (readonly [ParagraphForm, string])[] = [
  ["short", "short"],
  ["standard", "standard"],
  ["long", "long"],
];

const formats: readonly (readonly [DocumentFormat, string])[] = [
  ["docx", "Word"],
  ["html", "HTML"],
  ["md", "Markdown"],
  ["tex", "LaTeX"],
];

/** The study as file and link have it, whichever scenario is shown. */
type TakenStudy = Pick<Planner, "file" | "link">;

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
  const stem = (): string =>
    state.plan.study.title
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, "")
      .slice(0, 60) || "study";
  const buttons = element(
    "div",
    { class: "button-row" },
    copyButton({ label: "Copy the paragraph", text }),
    copyButton({ label: "Copy the table", text: () => tableText(state) }),
    copyButton({ label: "Copy the link", text: planner.link }),
    downloadButton({
      label: "Study file (JSON)",
      name: () => `${stem()}.json`,
      text: () => studyToJson(planner.file as Study),
      type: "application/json",
    }),
    downloadButton({
      label: "Replicates (CSV)",
      name: () => `${stem()}-replicates.csv`,
      text: () => csvOf(state),
      type: "text/csv",
    }),
    downloadButton({
      label: "Script for R",
      name: () => `${stem()}.R`,
      text: () => scriptOf(state),
      type: "text/plain",
    }),
    savePageButton("plan", () => new URL(planner.link()).search.slice(1), stem),
  );
  const save = (format: DocumentFormat) => async (): Promise<void> => {
    const { savePlanDocument } = await import("./planDocument.ts"); // loaded when it is wanted
    await savePlanDocument(state, powerResultOf(state), { format, stem: stem() });
  };
  const documents = element(
    "div",
    { class: "button-row", role: "group", "aria-label": "Document for a protocol" },
    element("span", { class: "label" }, "Document for a protocol"),
    ...formats.map(([format, label]) => actButton({ label, act: save(format) })),
  );
  const box = sectionBox(
    "Take away",
    "",
    element("div", { class: "screen-only" }, lengthControl),
    paragraph,
    documents,
    buttons,
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

function csvOf({ plan: { study, scenario } }: SimulatedPlan): string {
  const { replicates, seed } = study.simulation;
  const rows = replicateRows(runInput(study, scenario), analysisPlan(study.design), {
    first: 0,
    count: Math.min(replicates, mostCsvTrials),
  });
  return replicatesCsv(rows, { scenario: scenario.name, seed, alpha: study.design.analysis.alpha });
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

/** Every power of the study again, in R. */
async function scriptOf({ plan }: SimulatedPlan): Promise<string> {
  const { verificationScript } = await import("../verify/verificationScript.ts");
  return verificationScript(plan.study, { version, sizesFor: [0.8, 0.9] });
}
