import { count, pValueStatement, pValueText, signed } from "../report/format.ts";
import { hypothesisNames } from "../report/hypothesisNames.ts";
import { type TextColumn, textTable } from "./textTable.ts";
import type { VisitReport } from "./visitReport.ts";
import { handlingLabels, meanLabels } from "./visitLabels.ts";

/** The answer to `analyze` for people, of values. */
export function visitReportText(report: VisitReport, file: string): string {
  const { arms, n, notes } = report;
  const sizes = arms.map((name, k) => `${name} ${count(n[k]!)}`).join(", ");
  const head = `${file}: ${count(n[0] + n[1])} subjects (${sizes})\n`;
  const remarks = notes.length > 0 ? [`\n${notes.join("\n")}\n`] : [];
  return [
    head,
    `${methodOf(report)}\n\n`,
    visitsTable(report),
    "\n",
    comparison(report),
    ...remarks,
  ].join("");
}

const methodOf = ({ method, missing, analyzed }: VisitReport): string =>
  `${meanLabels[method] ?? method}; ${handlingLabels[missing]}: ${analyzed.map(count).join(" + ")} subjects analyzed`;

/** Decimals that show differences of a size: two digits of the standard deviation. */
function digitsOf({ byVisit }: VisitReport): number {
  const sds = byVisit.flatMap(({ arms }) => arms.map(({ sd }) => sd)).filter((sd) => sd > 0);
  const smallest = Math.min(...sds);
  return Number.isFinite(smallest)
    ? Math.min(8, Math.max(0, 2 - Math.floor(Math.log10(smallest))))
    : 2;
}

function visitsTable(report: VisitReport): string {
  const { byVisit, arms } = report;
  const digits = digitsOf(report);
  const text = (value: number) => (Number.isNaN(value) ? "" : signed(value, digits));
  return textTable([
    { head: "visit", align: "right", cells: byVisit.map(({ visit }) => String(visit)) },
    ...arms.flatMap((name, k): TextColumn[] => {
      const column = (head: string, cellOf: (arm: (typeof byVisit)[0]["arms"][0]) => string) =>
        ({ head, align: "right", cells: byVisit.map((one) => cellOf(one.arms[k]!)) }) as const;
      return [
        column(`${name}, n`, ({ observed }) => count(observed)),
        column("mean", ({ mean }) => text(mean)),
        column("SD", ({ sd }) => text(sd)),
      ];
    }),
    ...effectColumns(report, digits),
  ]);
}

interface Effect {
  readonly visit: number | string;
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  readonly pValue?: number;
}

/** The comparison at every visit, where the model has it. */
function effectColumns(report: VisitReport, digits: number): TextColumn[] {
  const { effects = [] } = report as { readonly effects?: readonly Effect[] };
  if (effects.length === 0) return [];
  const column = (head: string, cellOf: (effect: Effect) => string): TextColumn => ({
    head,
    align: "right",
    cells: effects.map(cellOf),
  });
  const limits = ({ lower, upper }: Effect) =>
    Number.isNaN(lower) ? "not defined" : `${signed(lower, digits)} to ${signed(upper, digits)}`;
  return [
    column("difference", ({ estimate }) => signed(estimate, digits)),
    column(`${levelText(report.level)} interval`, limits),
    ...(effects[0]!.pValue === undefined ? [] : [column("P", ({ pValue }) => pValueText(pValue!))]),
  ];
}

const sides = { twoSided: "two-sided", greater: "one-sided, greater", less: "one-sided, less" };

function comparison(report: VisitReport): string {
  const { estimate, lower, upper, level, df, statistic, pValue, contrastVisit } = report;
  const digits = digitsOf(report);
  const at = report.byVisit.length > 1 ? ` at visit ${contrastVisit}` : "";
  if (Number.isNaN(pValue))
    return `Difference${at}: ${signed(estimate, digits)} where the fit stopped\n`;
  const interval = `${levelText(level)} interval ${signed(lower, digits)} to ${signed(upper, digits)}`;
  const test =
    df === null
      ? ""
      : `, ${Number.isFinite(df) ? `t = ${signed(statistic, 2)} on ${Number(df.toPrecision(4))} df` : `z = ${signed(statistic, 2)}`}`;
  return `Difference${at}: ${signed(estimate, digits)} (${interval})${test}, ${pValueStatement(pValue)} (${aimOf(report)})\n`;
}

function aimOf({ alternative, hypothesis, margin }: VisitReport): string {
  if (hypothesis === undefined) return sides[alternative ?? "twoSided"];
  return `${hypothesisNames[hypothesis]}, margin ${margin}`;
}

const levelText = (level: number): string => `${Number((100 * level).toPrecision(6))}%`;
