import { element } from "../notebook/element.ts";
import { figureFrame } from "../notebook/figureFrame.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import { percent, perArm } from "../show/format.ts";
import type { Findings } from "./findings.ts";
import { programTable } from "./programTable.ts";
import { reasonsFor } from "./reasons.ts";
import { sizesCaption } from "./captions.ts";
import { sizeDots } from "./sizeDots.ts";
import { total, type SizeRow } from "./sizeRows.ts";

const lead =
  "Power is the chance that the test finds the difference if the rates are as assumed. A formula approximates it; enumeration adds up every table that the trial can end with. Each size below is then put to the same question: what is its true power under the planned test?";

/** What every method asks for, why, and which program does what. */
export function createSizesSection({ queue, describe }: Workshop): Section<Findings> {
  const frame = figureFrame<SizeRow>({
    title: "The size each method asks for",
    name: "sizes",
    height: "384px",
    span: "wide",
    study: describe,
    columns,
  });
  const reasons = element("dl", { class: "reasons" });
  const holder = element("div", { class: "table-scroll", tabindex: 0, role: "region" });
  holder.setAttribute("aria-label", "Programs and their conventions");
  holder.style.setProperty("--height", "411px");
  holder.style.setProperty("--narrow-height", "1268px");
  const box = sectionBox(
    "How many, by which method",
    lead,
    frame,
    element("h3", {}, "What makes the difference"),
    reasons,
    element("h3", {}, "Which program does what"),
    element(
      "p",
      { class: "muted" },
      "As documented, or as found by checking a value that the program printed. The numbers are what these formulas give here, not print-outs of the programs.",
    ),
    holder,
  );
  const update = ({ question, sizes }: Findings): void => {
    const caption = sizesCaption(question, sizes);
    queue.add(frame, (width) =>
      frame.update({
        picture: sizeDots(sizes, question, { width, label: caption }),
        caption,
        rows: sizes,
      }),
    );
    const items = reasonsFor(question, sizes).flatMap(({ title, text }) => [
      element("dt", {}, title),
      element("dd", {}, text),
    ]);
    reasons.replaceChildren(...items);
    holder.replaceChildren(programTable(question, sizes));
  };
  return Object.assign(box, { update });
}

const columns = [
  { label: "method", value: (row: SizeRow) => row.label },
  {
    label: "before rounding",
    value: (row: SizeRow) => row.unrounded?.map((size) => size.toFixed(4)).join(" + ") ?? "",
  },
  { label: "per arm", value: (row: SizeRow) => perArm(row.n) },
  { label: "total", value: total },
  { label: "first reached at", value: (row: SizeRow) => (row.first ? perArm(row.first) : "") },
  { label: "power by its own account", value: (row: SizeRow) => percent(row.believed, 2) },
  {
    label: "true power, planned test",
    value: (row: SizeRow) => (row.actual === undefined ? "not computed" : percent(row.actual, 2)),
  },
];
