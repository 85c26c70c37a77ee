import { lossLines, type LossLine } from "../dropout/lossLines.ts";
import type { FigureOptions } from "../show/drawPlot.ts";
import { count, percent } from "../show/format.ts";
import { theme } from "../show/theme.ts";
import type { EnrollmentTime } from "../uncertainty/enrollmentTime.ts";
import { smallestTrial, type CostRow } from "./costFindings.ts";
import type { PilotQuestion } from "./pilotQuestion.ts";

type Labeled = FigureOptions & { readonly label: string };

/** Probability that enrollment is complete by a month, with the deadline. */
export function enrollmentFigure(
  { months, cumulative }: EnrollmentTime,
  { means }: PilotQuestion,
  { width, label }: Labeled,
): SVGSVGElement {
  const last = Math.max(months.at(-1)!, means.deadline * 1.15);
  const points = Array.from(months, (x, i) => ({ x, y: cumulative[i]! }));
  if (last > months.at(-1)!) points.push({ x: last, y: 1 });
  return lossLines([{ label: "all enrolled", color: theme.experimental, width: 2.4, points }], {
    width,
    label,
    height: 300,
    x: { title: "months", domain: [0, last], format: String, ticks: 6 },
    y: { title: "probability", domain: [0, 1], format: (p) => `${Math.round(100 * p)}%` },
    here: { x: means.deadline, text: "deadline" },
    tip: (x) => `month ${x.toFixed(1)}: ${percent(points.find((one) => one.x === x)!.y)}`,
  });
}

/** Cost of a size and of a success with it; below the budget is what can be paid. */
export function costFigure(
  all: readonly CostRow[],
  { n, means }: PilotQuestion,
  { width, label }: Labeled,
): SVGSVGElement {
  const last = Math.min(all.at(-1)!.n, Math.max(60, 2 * n));
  const rows = all.filter((row) => row.n >= smallestTrial && row.n <= last);
  const end = rows.at(-1)!;
  const high = 1.1 * Math.max(means.budget, end.perSuccess);
  const line = (by: "cost" | "perSuccess", name: string, short: string): LossLine => ({
    label: name,
    shortLabel: short,
    color: by === "cost" ? theme.experimental : theme.control,
    width: by === "cost" ? 2.4 : 1.8,
    ...(by === "perSuccess" && { dash: "6 3" }),
    points: rows.map((row) => ({ x: row.n, y: row[by] })),
  });
  return lossLines(
    [line("perSuccess", "of a success", "success"), line("cost", "of the trial", "trial")],
    {
      width,
      label,
      height: 300,
      x: { title: "subjects per arm", domain: [rows[0]!.n, last], format: String, ticks: 6 },
      y: { title: "cost", domain: [0, high], format: shortMoney },
      levels: [{ y: means.budget, text: "budget" }],
      here: { x: Math.min(last, n), text: "planned" },
      tip: (x) => costTip(rows.find((row) => row.n === x)!),
    },
  );
}

/** "900k", "1.2M". */
export function shortMoney(amount: number): string {
  if (amount >= 1e6) return `${Number((amount / 1e6).toPrecision(3))}M`;
  return amount >= 1000 ? `${Number((amount / 1000).toPrecision(3))}k` : count(amount);
}

const costTip = ({ n, cost, perSuccess, assurance }: CostRow): string =>
  [
    `${n} per arm cost ${count(cost)}`,
    `assurance ${percent(assurance)}`,
    `a success ${count(perSuccess)}`,
  ].join("\n");

export const costColumns = [
  { label: "subjects per arm", value: ({ n }: CostRow) => n },
  { label: "cost", value: ({ cost }: CostRow) => Math.round(cost) },
  { label: "assurance", value: ({ assurance }: CostRow) => percent(assurance, 2) },
  { label: "cost of a success", value: ({ perSuccess }: CostRow) => Math.round(perSuccess) },
];

/** One time and the probability that enrollment is complete by then. */
export interface EnrollmentRow {
  readonly month: number;
  readonly probability: number;
}

export const enrollmentColumns = [
  { label: "month", value: ({ month }: EnrollmentRow) => month.toFixed(2) },
  { label: "all enrolled", value: ({ probability }: EnrollmentRow) => percent(probability, 2) },
];
