import { actButton } from "../notebook/actButton.ts";
import { copyButton } from "../notebook/copyButton.ts";
import { csvText } from "../notebook/csvText.ts";
import { downloadButton } from "../notebook/downloadButton.ts";
import { element } from "../notebook/element.ts";
import { savePageButton } from "../notebook/savePage.ts";
import { sectionBox, type Section } from "../notebook/section.ts";
import type { DocumentFormat } from "../report/documentFiles.ts";
import { version } from "../version.ts";
import { chanceColumns } from "./beliefColumns.ts";
import type { PlanRow } from "./cursePlans.ts";
import { howComputed } from "./howComputed.ts";
import type { PilotFindings } from "./pilotFindings.ts";
import { pilotParagraph } from "./pilotParagraph.ts";
import { triedSentence, type TriedRecord } from "./triedRecord.ts";

const formats: readonly (readonly [DocumentFormat, string])[] = [
  ["docx", "Word"],
  ["html", "HTML"],
  ["md", "Markdown"],
  ["tex", "LaTeX"],
];

interface Sources {
  readonly link: () => string;
  readonly plans: () => readonly PlanRow[];
  readonly record: TriedRecord;
}

const stem = "follow-up-of-a-pilot";

/** All that a reader takes home: paragraph, document, script, numbers, link, and how they were computed. */
export function createTakeAway({ link, plans, record }: Sources): Section<PilotFindings> {
  let findings: PilotFindings;
  const paragraph = element("blockquote", { class: "justification" });
  const how = element("div", { class: "pilot-how" });
  const save = (format: DocumentFormat) => async (): Promise<void> => {
    const { savePilotDocument } = await import("./pilotDocument.ts"); // loaded when it is wanted
    const tried = record.rows.map(triedSentence);
    await savePilotDocument({ findings, plans: plans(), tried }, { format, stem });
  };
  const documents = element(
    "div",
    { class: "button-row", role: "group", "aria-label": "Document for a protocol" },
    element("span", { class: "label" }, "Document for a protocol"),
    ...formats.map(([format, label]) => actButton({ label, act: save(format) })),
  );
  const buttons = element(
    "div",
    { class: "button-row" },
    copyButton({ label: "Copy the paragraph", text: () => paragraph.textContent ?? "" }),
    copyButton({ label: "Copy the link", text: link }),
    downloadButton({
      label: "Assurance by size (CSV)",
      name: () => "assurance-by-size.csv",
      text: () => csvText(chanceColumns, findings.curve),
      type: "text/csv",
    }),
    downloadButton({
      label: "Script for R",
      name: () => "assurance.R",
      text: async () => {
        const { pilotScript } = await import("./pilotScript.ts");
        return pilotScript(findings.question, version);
      },
    }),
    savePageButton(
      "pilot",
      () => new URL(link()).search.slice(1),
      () => "pilot",
    ),
  );
  const heading = element("h3", {}, "How each number was computed");
  const box = sectionBox("Take away", "", paragraph, documents, buttons, heading, how);
  const update = (next: PilotFindings): void => {
    findings = next;
    if (!next.isComplete) return; // its sizes are about to be known
    paragraph.textContent = pilotParagraph(next);
    how.replaceChildren(howComputed(next));
  };
  return Object.assign(box, { update });
}
