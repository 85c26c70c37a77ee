import { isImputation } from "../study/visitMethods.ts";
import type { VisitStudy } from "../study/visitSchema.ts";
import { ArgumentError } from "../errors.ts";
import { analysisReport } from "./analysisReport.ts";
import { analysisText } from "./analysisText.ts";
import { type Outcome, told } from "./outcome.ts";
import { responderData } from "./responderData.ts";
import { visitCsv } from "./visitCsv.ts";
import { checkBaselineColumn, type VisitFilePlan } from "./visitFilePlan.ts";
import { chosenByOptions, chosenByStudy } from "./visitOptions.ts";
import { visitReport } from "./visitReport.ts";
import { visitReportText } from "./visitReportText.ts";
import { type VisitTrialTable, visitTrialTable } from "./visitTrialTable.ts";

/** A CSV of values over visits, and what to do with it. */
export interface VisitFile {
  readonly text: string;
  /** What errors call it. */
  readonly file: string;
  /** What plans the analysis; by default the options alone. */
  readonly study?: VisitStudy | undefined;
  readonly isJson?: boolean | undefined;
}

/** Analyzes the values in a CSV, as a study or options plan. */
export function runVisitFile({ text, file, study, isJson }: VisitFile, options: object): Outcome {
  const { choice, planFor } = study ? chosenByStudy(study, options) : chosenByOptions(options);
  const csv = visitCsv(text, file, choice);
  const plan = planFor(csv.hasBaseline);
  checkBaselineColumn(plan, csv.hasBaseline, file);
  if (plan.visits && plan.visits.length > 1 && !csv.hasVisits) {
    throw new ArgumentError(file, "have a column visit, as several are planned", undefined);
  }
  const { visits, usesBaseline: needsBaseline } = plan;
  const found = visitTrialTable(csv, file, { ...choice, visits, needsBaseline });
  const table = plan.leavesOutStopped ? onTreatment(found) : found;
  checkContrast(table, plan, file);
  if (plan.means === undefined && !isImputation(plan.missing)) {
    const report = analysisReport({
      ...responderData(table, plan.contrastVisit!, plan.planned!),
      analysis: plan.planned!.counts!,
      level: plan.planned!.plan.level!,
      hasOneTest: true,
    });
    return told(report, () => analysisText(report), isJson);
  }
  const report = visitReport(table, plan, file, csv.replicate);
  return told(report, () => visitReportText(report, file), isJson);
}

/** The table without values after treatment has stopped. */
function onTreatment(table: VisitTrialTable): VisitTrialTable {
  const { visits, stopped } = table;
  const isOff = (at: number) => at % visits.length >= stopped[Math.floor(at / visits.length)]!;
  return { ...table, values: table.values.map((value, at) => (isOff(at) ? NaN : value)) };
}

/** @throws {@link ArgumentError} if the arms cannot be compared at the visit asked for. */
function checkContrast(table: VisitTrialTable, plan: VisitFilePlan, file: string): void {
  const { contrastVisit } = plan;
  if (contrastVisit !== undefined && !table.visits.includes(contrastVisit)) {
    const expectation = `be one of the visits ${table.visits.join(", ")}`;
    throw new ArgumentError("contrastVisit", expectation, contrastVisit);
  }
  if (plan.planned && plan.visits === undefined && table.visits.length > 1) {
    throw new ArgumentError(`${file} visit`, "name one visit, as one is planned", table.visits);
  }
}
