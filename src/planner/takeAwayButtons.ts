import { replicateRows } from "../engine/replicateRows.ts";
import { runInput } from "../engine/runInput.ts";
import { analysisPlan } from "../engine/tableAnalyzer.ts";
import { actButton } from "../notebook/actButton.ts";
import { copyButton } from "../notebook/copyButton.ts";
import { downloadButton } from "../notebook/downloadButton.ts";
import { element } from "../notebook/element.ts";
import { savePageButton } from "../notebook/savePage.ts";
import type { DocumentFormat } from "../report/documentFiles.ts";
import { replicatesCsv } from "../report/replicatesCsv.ts";
import type { Study } from "../study/schema.ts";
import { studyToJson } from "../study/studyJson.ts";
import { version } from "../version.ts";
import type { SimulatedPlan } from "./convergence.ts";
import type { Planner } from "./planner.ts";
import { powerResultOf } from "./planParagraph.ts";
import { tableText } from "./resultsTable.ts";

/** A CSV of more trials than this is left to the command line. */
export const mostCsvTrials = 100_000;

const formats: readonly (readonly [DocumentFormat, string])[] = [
  ["docx", "Word"],
  ["html", "HTML"],
  ["md", "Markdown"],
  ["tex", "LaTeX"],
];

/** The study as file and link have it, whichever scenario is shown. */
export type TakenStudy = Pick<Planner, "file" | "link">;

/** What is in the files at the moment that one is asked for. */
export interface Taken {
  readonly state: () => SimulatedPlan;
  /** The paragraph in the chosen length. */
  readonly paragraph: () => string;
}

/** The document in each of its formats. */
export function documentButtons({ state }: Taken): HTMLElement {
  const save = (format: DocumentFormat) => async (): Promise<void> => {
    const { savePlanDocument } = await import("./planDocument.ts"); // loaded when it is wanted
    const plan = state();
    await savePlanDocument(plan, powerResultOf(plan), { format, stem: stemOf(plan) });
  };
  return element(
    "div",
    { class: "button-row", role: "group", "aria-label": "Document for a protocol" },
    element("span", { class: "label" }, "Document for a protocol"),
    ...formats.map(([format, label]) => actButton({ label, act: save(format) })),
  );
}

/** Texts to copy, and study, replicates, script and page as files. */
export function takeAwayButtons(planner: TakenStudy, { state, paragraph }: Taken): HTMLElement {
  const stem = (): string => stemOf(state());
  const file = (
    label: string,
    ending: string,
    type: string,
    text: () => string | Promise<string>,
  ) => downloadButton({ label, name: () => `${stem()}${ending}`, text, type });
  return element(
    "div",
    { class: "button-row" },
    copyButton({ label: "Copy the paragraph", text: paragraph }),
    copyButton({ label: "Copy the table", text: () => tableText(state()) }),
    copyButton({ label: "Copy the link", text: planner.link }),
    file("Study file (JSON)", ".json", "application/json", () =>
      studyToJson(planner.file as Study),
    ),
    file("Replicates (CSV)", "-replicates.csv", "text/csv", () => csvOf(state())),
    file("Script for R", ".R", "text/plain", () => scriptOf(state())),
    savePageButton("plan", () => new URL(planner.link()).search.slice(1), stem),
  );
}

/** The title of the study as the stem of a file's name. */
function stemOf({ plan }: SimulatedPlan): string {
  const words = plan.study.title.replace(/[^\p{L}\p{N}]+/gu, "-");
  return words.replace(/^-|-$/g, "").slice(0, 60) || "study";
}

function csvOf({ plan: { study, scenario } }: SimulatedPlan): string {
  const { replicates, seed } = study.simulation;
  const rows = replicateRows(runInput(study, scenario), analysisPlan(study.design), {
    first: 0,
    count: Math.min(replicates, mostCsvTrials),
  });
  return replicatesCsv(rows, { scenario: scenario.name, seed, alpha: study.design.analysis.alpha });
}

/** Every power of the study again, in R. */
async function scriptOf({ plan }: SimulatedPlan): Promise<string> {
  const { verificationScript } = await import("../verify/verificationScript.ts");
  return verificationScript(plan.study, { version, sizesFor: [0.8, 0.9] });
}
