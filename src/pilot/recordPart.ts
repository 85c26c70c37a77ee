import { ArgumentError } from "../errors.ts";
import { csvText } from "../notebook/csvText.ts";
import { downloadButton } from "../notebook/downloadButton.ts";
import { element, uniqueId } from "../notebook/element.ts";
import { announce } from "../notebook/liveRegion.ts";
import { actionButton, type Section } from "../notebook/section.ts";
import type { PilotFindings } from "./pilotFindings.ts";
import { recordColumns, type TriedRecord } from "./triedRecord.ts";

const lead =
  "Who tries many scenarios and reports the kindest, fools the reader. Name those you plan with, then freeze the list: what you add later is marked as not planned. The list is part of the link, so that nothing is lost on reload, and goes into the document and the CSV; the back button takes the last step back.";

/** Scenarios that were named, and the freeze. */
export function createRecordPart(record: TriedRecord): Section<PilotFindings> {
  let findings: PilotFindings;
  const id = uniqueId("scenario");
  const box = element("input", {
    id,
    type: "text",
    autocomplete: "off",
    maxlength: 80,
    "aria-describedby": `${id}-problem`,
  });
  const problem = element("p", { class: "control-problem", id: `${id}-problem`, role: "status" });
  const list = element("div", { class: "table-scroll", role: "region", tabindex: 0 });
  list.setAttribute("aria-label", "Scenarios tried");
  const state = element("p", { class: "muted small" });
  const attempt = (act: () => void): void => {
    try {
      act();
      problem.textContent = "";
    } catch (error) {
      if (!(error instanceof ArgumentError)) throw error;
      problem.textContent = error.message;
    }
    box.setAttribute("aria-invalid", String(problem.textContent !== ""));
    draw();
  };
  const add = (): void =>
    attempt(() => {
      record.add(box.value.trim(), findings);
      announce(`${box.value.trim()} noted`);
      box.value = "";
    });
  const freeze = actionButton("Freeze", () => attempt(() => record.freeze()));
  const clear = actionButton("Start over", () => attempt(() => record.clear()));
  const save = downloadButton({
    label: "What was tried (CSV)",
    name: () => "scenarios-tried.csv",
    text: () => csvText(recordColumns, record.rows),
    type: "text/csv",
  });
  const draw = (): void => {
    const { rows, frozenAt } = record;
    freeze.disabled = frozenAt !== undefined || rows.length === 0;
    save.disabled = rows.length === 0;
    clear.disabled = rows.length === 0;
    list.hidden = rows.length === 0;
    list.replaceChildren(recordTable(record));
    state.textContent = stateText(record);
  };
  const name = element("label", { class: "control-label", for: id }, "Name of this scenario");
  const form = element(
    "form",
    {
      class: "record-form button-row screen-only",
      onsubmit: (event) => {
        event.preventDefault();
        add();
      },
    },
    name,
    box,
    element("button", { type: "submit", class: "button" }, "Note it"),
    freeze,
    save,
    clear,
  );
  // What is typed here is no part of the question.
  for (const type of ["input", "change"]) form.addEventListener(type, (e) => e.stopPropagation());
  const heading = element("h3", {}, "Scenarios frozen before looking");
  const intro = element("p", { class: "section-lead muted" }, lead);
  const part = element("div", { class: "record" }, heading, intro, form, problem, list, state);
  draw();
  const update = (next: PilotFindings): void => {
    findings = next;
    draw(); // the back button may have changed it
  };
  return Object.assign(part, { update });
}

function stateText({ rows, frozenAt }: TriedRecord): string {
  if (rows.length === 0) return "Nothing is noted yet.";
  if (frozenAt === undefined) return "Not frozen yet: what is noted now counts as planned.";
  const later = rows.filter(({ planned }) => !planned).length;
  return `Frozen at ${frozenAt}, with ${rows.length - later} planned and ${later} added since.`;
}

function recordTable({ rows }: TriedRecord): HTMLTableElement {
  const head = recordColumns.map(({ label }) => element("th", { scope: "col" }, label));
  const body = rows.map((row) =>
    element("tr", {}, ...recordColumns.map(({ value }) => element("td", {}, String(value(row))))),
  );
  return element(
    "table",
    { class: "number" },
    element("thead", {}, element("tr", {}, ...head)),
    element("tbody", {}, ...body),
  );
}
