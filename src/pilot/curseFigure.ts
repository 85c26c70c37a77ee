import { lossLines } from "../dropout/lossLines.ts";
import type { FigureOptions } from "../show/drawPlot.ts";
import { percent, points } from "../show/format.ts";
import { theme } from "../show/theme.ts";
import { observedBenefit, type CurseRow } from "./curseFindings.ts";
import type { PilotQuestion } from "./pilotQuestion.ts";

/** Mean significant estimate over the true difference: how far above the diagonal it lies is the curse. */
export function curseFigure(
  rows: readonly CurseRow[],
  question: PilotQuestion,
  { width, label }: FigureOptions & { readonly label: string },
): SVGSVGElement {
  const last = rows.at(-1)!.benefit;
  const seen = observedBenefit(question);
  const top = Math.max(last, seen, ...rows.map((row) => row.meanBenefit)) * 1.08;
  return lossLines(
    [
      {
        label: "the truth",
        color: theme.muted,
        width: 1.4,
        dash: "5 3",
        points: rows.map(({ benefit }) => ({ x: benefit, y: benefit })),
      },
      {
        label: "mean if significant",
        shortLabel: "significant",
        color: theme.experimental,
        width: 2.4,
        points: rows.map(({ benefit, meanBenefit }) => ({ x: benefit, y: meanBenefit })),
      },
    ],
    {
      width,
      label,
      x: {
        title: "true difference in favor, points",
        domain: [0, last],
        format: (benefit) => points(benefit, 0),
      },
      y: {
        title: "mean estimate of significant pilots, points",
        domain: [0, top],
        format: (benefit) => points(benefit, 0),
      },
      levels: seen > 0 ? [{ y: seen, text: `pilot ${points(seen)}` }] : [],
      ...(question.worthwhile <= last && {
        here: { x: question.worthwhile, text: "worth detecting" },
      }),
      tip: (benefit) => tipText(rows.find((row) => row.benefit === benefit)!),
    },
  );
}

const tipText = ({ benefit, meanBenefit, significant, exaggeration }: CurseRow): string =>
  [
    `truth ${points(benefit)}`,
    `significant ${percent(significant)}`,
    `mean then ${points(meanBenefit)}, ×${exaggeration.toFixed(2)}`,
  ].join("\n");

export const curseColumns = [
  { label: "true difference, points", value: ({ benefit }: CurseRow) => points(benefit) },
  { label: "significant", value: ({ significant }: CurseRow) => percent(significant, 2) },
  { label: "mean estimate, points", value: ({ meanBenefit }: CurseRow) => points(meanBenefit, 2) },
  { label: "times the truth", value: ({ exaggeration }: CurseRow) => exaggeration.toFixed(4) },
  { label: "type M error", value: ({ typeM }: CurseRow) => typeM.toFixed(4) },
  { label: "type S error", value: ({ typeS }: CurseRow) => percent(typeS, 4) },
];
