import { element } from "../notebook/element.ts";
import { count } from "../show/format.ts";
import { programs, type Program } from "./programs.ts";
import type { Question } from "./question.ts";
import { sizeText } from "./sentences.ts";
import { rowOf, type SizeRow } from "./sizeRows.ts";

/** Programs, their conventions, and what those give for the reader's question. */
export function programTable(question: Question, rows: readonly SizeRow[]): HTMLTableElement {
  const heads = ["Program", "Convention", "Gives here"].map((text) =>
    element("th", { scope: "col" }, text),
  );
  const body = programs.map((program) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, program.name),
      element("td", {}, program.convention),
      element("td", { class: "number" }, gives(program, question, rows)),
    ),
  );
  return element(
    "table",
    { class: "programs" },
    element("thead", {}, element("tr", {}, ...heads)),
    element("tbody", {}, ...body),
  );
}

/** "23.20 per arm", "46.41 in total", "29 per arm", or a dash. */
export function gives(program: Program, { ratio }: Question, rows: readonly SizeRow[]): string {
  const row = program.row && rowOf(rows, program.row);
  if (!row) return "–";
  if (program.equalArmsOnly && ratio !== "1:1") return "equal arms only";
  if (!row.unrounded || program.rounding === "per arm") return sizeText(row.n);
  const [nE, nC] = row.unrounded;
  if (program.rounding === "in total") return `${(nE + nC).toFixed(2)} in total`;
  return nE === nC ? `${nE.toFixed(2)} per arm` : `${count(nE)} + ${count(nC)}`;
}
