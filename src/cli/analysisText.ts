import { percent, points, pValueText, signed } from "../report/format.ts";
import { hypothesisNames, marginText } from "../report/hypothesisNames.ts";
import { methodLabels } from "../report/methodNames.ts";
import type { AnalysisReport } from "./analysisReport.ts";
import { type TextColumn, textTable } from "./textTable.ts";

/** The answer to `analyze` for people. */
export function analysisText(report: AnalysisReport): string {
  const intervals = [...effectTables(report), ratesTable(report)];
  return [armsTable(report), effects(report), testsTable(report), ...intervals]
    .concat(report.notes.length > 0 ? `${report.notes.join("\n")}\n` : [])
    .join("\n");
}

function armsTable({ data: { events, n }, arms }: AnalysisReport): string {
  return textTable([
    { head: "arm", align: "left", cells: arms },
    { head: "events", align: "right", cells: events.map(String) },
    { head: "n", align: "right", cells: n.map(String) },
    { head: "rate", align: "right", cells: [percent(events[0] / n[0]), percent(events[1] / n[1])] },
  ]);
}

function effects({ estimate }: AnalysisReport): string {
  const { riskDifference, riskRatio, oddsRatio } = estimate;
  const ratio = (value: number) => (Number.isFinite(value) ? signed(value, 2) : "not finite");
  return `Difference ${points(riskDifference)} percentage points, risk ratio ${ratio(riskRatio)}, odds ratio ${ratio(oddsRatio)}\n`;
}

function testsTable(report: AnalysisReport): string {
  const { tests } = report;
  return textTable([
    { head: "test", align: "left", cells: tests.map(({ method }) => methodLabels[method]) },
    {
      head: `P (${hypothesisOf(report)})`,
      align: "right",
      cells: tests.map(({ pValue }) => pValueText(pValue)),
    },
  ]);
}

const sides = { twoSided: "two-sided", greater: "one-sided, greater", less: "one-sided, less" };

/** What is tested, in short: "two-sided", "non-inferiority, margin 10.0 points". */
function hypothesisOf({ alternative, hypothesis, margin, scale }: AnalysisReport): string {
  if (margin === undefined || hypothesis === undefined) return sides[alternative ?? "twoSided"];
  return `${hypothesisNames[hypothesis]}, ${marginText({ margin, scale })}`;
}

const measures = {
  riskDifference: { name: "risk difference", unit: ", points", text: points },
  riskRatio: { name: "risk ratio", unit: "", text: ratioText },
  oddsRatio: { name: "odds ratio", unit: "", text: ratioText },
} as const;

/** One table per scale of the effect. */
function effectTables({ intervals, level }: AnalysisReport): string[] {
  return (Object.keys(measures) as (keyof typeof measures)[]).map((measure) => {
    const { name, unit, text } = measures[measure];
    const rows = intervals.filter((interval) => interval.measure === measure);
    return textTable([
      { head: name, align: "left", cells: rows.map(({ method }) => method) },
      {
        head: `${levelText(level)} interval${unit}`,
        align: "right",
        cells: rows.map(({ lower, upper }) => `${text(lower)} to ${text(upper)}`),
      },
    ]);
  });
}

function ratesTable({ rateIntervals, level, arms }: AnalysisReport): string {
  const cellsOf = (arm: 0 | 1) =>
    rateIntervals.map(({ intervals }) => {
      const { lower, upper } = intervals[arm];
      return `${percent(lower)} to ${percent(upper)}`;
    });
  return textTable([
    { head: "rate", align: "left", cells: rateIntervals.map(({ method }) => method) },
    ...([0, 1] as const).map((arm): TextColumn => ({
      head: `${levelText(level)} interval, ${arms[arm]}`,
      align: "right",
      cells: cellsOf(arm),
    })),
  ]);
}

const levelText = (level: number): string => `${Number((100 * level).toPrecision(6))}%`;

/** Two decimals; a bound that does not exist in a word. */
function ratioText(value: number): string {
  if (Number.isNaN(value)) return "none";
  return Number.isFinite(value) ? signed(value, 2) : "\u221E";
}
