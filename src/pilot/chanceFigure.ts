import { lossLines, type LossLine } from "../dropout/lossLines.ts";
import type { FigureOptions } from "../show/drawPlot.ts";
import { percent } from "../show/format.ts";
import { theme } from "../show/theme.ts";
import { reachedSize, type ChanceRow, type PilotFindings } from "./pilotFindings.ts";
import { goalText } from "./sentences.ts";

/** Assurance and power over the size, with the ceiling and the sizes for the wanted chance. */
export function chanceFigure(
  { curve, ceiling, question }: PilotFindings,
  { width, label }: FigureOptions & { readonly label: string },
): SVGSVGElement {
  const rows = curve.filter(({ n }) => n >= Math.min(10, question.n));
  const last = rows.at(-1)!.n;
  const line = (by: "assurance" | "power", name: string, short: string): LossLine => ({
    label: name,
    shortLabel: short,
    color: by === "assurance" ? theme.experimental : theme.muted,
    width: by === "assurance" ? 2.4 : 1.4,
    ...(by === "power" && { dash: "5 3" }),
    points: rows.map((row) => ({ x: row.n, y: row[by] })),
  });
  const { goal } = question;
  const { first } = reachedSize(curve, "assurance", goal);
  const needed = first === undefined ? "" : `, ${first} per arm`;
  return lossLines(
    [line("power", "if rates are as seen", "as seen"), line("assurance", "assurance", "assurance")],
    {
      width,
      label,
      x: {
        title: "subjects per arm",
        domain: [rows[0]!.n, last],
        format: String,
        ticks: width < 480 ? 4 : 8,
      },
      y: { title: "chance of success", domain: [0, 1], format: (p) => `${Math.round(100 * p)}%` },
      levels: [
        { y: goal, text: `${goalText(goal)} wanted${needed}` },
        ...(ceiling < 0.985 ? [{ y: ceiling, text: `ceiling ${percent(ceiling)}` }] : []),
      ],
      here: { x: Math.min(last, question.n), text: "planned" },
      tip: (n) => tipText(rows.find((row) => row.n === n)!),
    },
  );
}

const tipText = ({ n, assurance, power }: ChanceRow): string =>
  [`${n} per arm`, `assurance ${percent(assurance)}`, `power as seen ${percent(power)}`].join("\n");
