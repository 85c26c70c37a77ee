import { copyButton } from "../notebook/copyButton.ts";
import { csvText } from "../notebook/csvText.ts";
import { downloadButton } from "../notebook/downloadButton.ts";
import { element } from "../notebook/element.ts";
import { savePageButton } from "../notebook/savePage.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import { provenanceDetails } from "../planner/provenance.ts";
import { count } from "../show/format.ts";
import { studyToJson } from "../study/studyJson.ts";
import type { VisitStudy } from "../study/visitSchema.ts";
import { visitScript } from "../verify/visitScript.ts";
import { version } from "../version.ts";
import { replicateColumns, replicateRows } from "./replicateTable.ts";
import type { VisitFindings } from "./visitFindings.ts";
import { visitProvenance } from "./visitProvenance.ts";

/** How the numbers were computed, and what can be taken home. */
export function createOriginSection(
  link: () => string,
  { queue }: Workshop,
): Section<VisitFindings> {
  let findings: VisitFindings;
  const stem = (): string =>
    findings.study.title
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, "")
      .slice(0, 60) || "study";
  const how = element("div");
  const origin = element("p", { class: "muted small" });
  const buttons = element(
    "div",
    { class: "button-row" },
    copyButton({ label: "Copy the link", text: link }),
    downloadButton({
      label: "Study file (JSON)",
      name: () => `${stem()}.json`,
      text: () => studyToJson(findings.study as VisitStudy),
      type: "application/json",
    }),
    downloadButton({
      label: "Replicates (CSV)",
      name: () => `${stem()}-replicates.csv`,
      text: () => csvText(replicateColumns, replicateRows(findings)),
      type: "text/csv",
    }),
    downloadButton({
      label: "Script for R",
      name: () => `${stem()}.R`,
      text: () => visitScript(findings.study, { version }),
    }),
    savePageButton("visits", () => new URL(link()).search.slice(1), stem),
  );
  const box = sectionBox(
    "How the numbers are computed",
    "",
    how,
    element("h3", {}, "Take away"),
    buttons,
    origin,
  );
  let [drawnStudy, drawnStage]: [unknown, unknown] = [undefined, undefined];
  const update = (next: VisitFindings): void => {
    findings = next;
    if (drawnStudy === next.study && drawnStage === next.stage) return;
    [drawnStudy, drawnStage] = [next.study, next.stage];
    queue.add(box, () => {
      keepOpen(how, visitProvenance(next).map(provenanceDetails));
      const { seed, replicates } = next.study.simulation;
      origin.textContent = `equipoise ${version}, seed ${seed}, ${count(replicates)} trials. Each figure above can be saved as SVG, PNG and CSV; the SVG carries the study.`;
    });
  };
  return Object.assign(box, { update });
}

/** Replaces disclosures and leaves open those that were. */
function keepOpen(holder: HTMLElement, next: readonly HTMLDetailsElement[]): void {
  const open = [...holder.querySelectorAll("details")].map((details) => details.open);
  next.forEach((details, i) => (details.open = open[i] ?? false));
  holder.replaceChildren(...next);
}
