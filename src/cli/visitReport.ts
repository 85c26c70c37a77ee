import { lastObservation } from "../analyze/lastObservation.ts";
import type { Pair } from "../pair.ts";
import { analyzeMeans, type MeanAnswer } from "./analyzeMeans.ts";
import { imputedAnswer } from "./imputedAnswer.ts";
import { inFile } from "./inFile.ts";
import type { VisitFilePlan } from "./visitFilePlan.ts";
import { type VisitSummary, visitSummaries } from "./visitSummaries.ts";
import type { VisitTrialTable } from "./visitTrialTable.ts";
import { isImputation } from "../study/visitMethods.ts";

/** Everything that `analyze` tells of the values of one trial. */
export interface VisitReport extends MeanAnswer {
  readonly arms: Pair<string>;
  /** Subjects per arm. */
  readonly n: Pair<number>;
  /** Subjects per arm whose values enter the comparison. */
  readonly analyzed: Pair<number>;
  readonly contrastVisit: number | string;
  readonly missing: VisitFilePlan["missing"];
  readonly byVisit: readonly VisitSummary[];
}

/**
 * Compares the means of the arms as planned.
 *
 * @param file - What errors call the file.
 * @throws {@link ArgumentError} if the values cannot bear the analysis.
 */
export function visitReport(
  table: VisitTrialTable,
  plan: VisitFilePlan,
  file: string,
  replicate: number,
): VisitReport {
  const { arms, n, visits } = table;
  const { missing, contrastVisit = visits.at(-1)! } = plan;
  const found = inFile(file, arms, () => {
    if (isImputation(missing)) return imputedAnswer(table, plan, replicate);
    return isModel(plan) ? modelOf(table, plan) : comparisonAt(table, plan);
  });
  const byVisit = visitSummaries(table);
  return { ...found, arms, n, contrastVisit, missing, byVisit };
}

type Answered = MeanAnswer & Pick<VisitReport, "analyzed">;

const isModel = ({ means }: VisitFilePlan): boolean =>
  means?.method === "mmrm" || means?.method === "gee";

/** A model of all visits, with the planned fallback where its fit does not converge. */
function modelOf(table: VisitTrialTable, { means, fallback }: VisitFilePlan): Answered {
  const data = longRows(table);
  const answer = analyzeMeans(means!, data);
  const analyzed = visitSubjects(table);
  if (!("converged" in answer) || answer.converged === true || !fallback) {
    return { ...answer, analyzed };
  }
  const again = analyzeMeans(
    { ...means!, covariance: fallback } as NonNullable<typeof means>,
    data,
  );
  const note = `The planned fit did not converge: this one has the fallback covariance, ${fallback}.`;
  return { ...again, analyzed, notes: [note, ...again.notes] };
}

/** Subjects with a value at any visit, per arm. */
function visitSubjects({ subjects, visits, values, arm }: VisitTrialTable): Pair<number> {
  const isSeen = (i: number) => visits.some((_, k) => !Number.isNaN(values[i * visits.length + k]));
  const size = (code: 0 | 1) => subjects.filter((_, i) => arm[i] === code && isSeen(i)).length;
  return [size(0), size(1)];
}

/** The table as rows, null where a value is missing. */
function longRows({ subjects, visits, values, arm, baseline }: VisitTrialTable) {
  const cells = Array.from(values, (value, at) => ({ value, i: Math.floor(at / visits.length) }));
  return {
    subject: cells.map(({ i }) => subjects[i]!),
    visit: cells.map((_, at) => visits[at % visits.length]!),
    arm: cells.map(({ i }) => arm[i]!),
    value: cells.map(({ value }) => (Number.isNaN(value) ? null : value)),
    ...(baseline && { baseline: cells.map(({ i }) => baseline[i]!) }),
  };
}

/** A comparison at one visit, of the values there or of those carried to it. */
function comparisonAt(table: VisitTrialTable, plan: VisitFilePlan): Answered {
  const { subjects, visits, values, arm, baseline } = table;
  const contrast = visits.indexOf(plan.contrastVisit ?? visits.at(-1)!);
  const valueOf = (i: number) =>
    plan.missing === "lastObservation"
      ? lastObservation(table, visits.length, i, contrast)
      : values[i * visits.length + contrast]!;
  const all = subjects.map((_, i) => ({ arm: arm[i], value: valueOf(i), baseline: baseline?.[i] }));
  const seen = all.filter(({ value }) => !Number.isNaN(value));
  const byArm = [0, 1].map((code) => seen.filter((one) => one.arm === code));
  const data = {
    values: byArm.map((list) => list.map(({ value }) => value)),
    ...(plan.means!.method === "ancova" && {
      baseline: byArm.map((list) => list.map((one) => one.baseline)),
    }),
  };
  return { ...analyzeMeans(plan.means!, data), analyzed: [byArm[0]!.length, byArm[1]!.length] };
}
