import { percent, points, pValueText, signed } from "../report/format.ts";
import { methodLabels } from "../report/methodNames.ts";
import type { AnalysisReport } from "./analysisReport.ts";
import { textTable } from "./textTable.ts";

/** The answer to `analyze` for people. */
export function analysisText(report: AnalysisReport): string {
  return [armsTable(report), effects(report), testsTable(report), intervalsTable(report)]
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

function testsTable({ tests, alternative }: AnalysisReport): string {
  const sides = { twoSided: "two-sided", greater: "one-sided, greater", less: "one-sided, less" };
  return textTable([
    { head: "test", align: "left", cells: tests.map(({ method }) => methodLabels[method]) },
    {
      head: `P (${sides[alternative]})`,
      align: "right",
      cells: tests.map(({ pValue }) => pValueText(pValue)),
    },
  ]);
}

function intervalsTable({ intervals, level }: AnalysisReport): string {
  const head = `${Number((100 * level).toPrecision(6))}% interval, points`;
  return textTable([
    { head: "method", align: "left", cells: intervals.map(({ method }) => method) },
    {
      head,
      align: "right",
      cells: intervals.map(({ lower, upper }) => `${points(lower)} to ${points(upper)}`),
    },
  ]);
}
