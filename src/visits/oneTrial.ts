import { replicateVisits } from "../engine/replicateVisits.ts";
import { visitPlanOf } from "../engine/visitPlan.ts";
import { visitRun } from "../engine/visitRun.ts";
import type { CourseValue } from "../show/subjectCourses.ts";
import type { CourseMean, TrialCourses } from "../show/visitSpaghetti.ts";
import { visitModel } from "../simulate/visitModel.ts";
import { visitRows } from "../simulate/visitRows.ts";
import { emptyVisitTrial, visitTrialSimulator } from "../simulate/visitTrialSimulator.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";

/** A replicate as its subjects and as the planned analysis sees it: the same trial as in any run with this seed. */
export interface OneTrial {
  readonly replicate: number;
  readonly courses: TrialCourses;
  readonly pValue: number;
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
}

/** Simulates and analyzes one replicate, numbered from 0. */
export function oneTrial(study: SizedVisitStudy, replicate: number): OneTrial {
  const scenario = study.scenarios[0]!;
  const { columns } = replicateVisits(
    visitRun(study, scenario, [visitPlanOf(study.design)]),
    replicate,
    1,
  );
  const [row] = columns;
  return {
    replicate,
    courses: coursesOf(study, replicate),
    pValue: row!.pValue[0]!,
    estimate: row!.estimate[0]!,
    lower: row!.lower[0]!,
    upper: row!.upper[0]!,
  };
}

function coursesOf(study: SizedVisitStudy, replicate: number): TrialCourses {
  const { arms, endpoint } = study.design;
  const scenario = study.scenarios[0]!;
  const times = endpoint.type === "continuous" ? [1] : endpoint.visits; // 0 is the baseline
  const n = [arms[0].n, arms[1].n] as const;
  const trial = emptyVisitTrial(n, times.length, endpoint.baseline);
  visitTrialSimulator({ n, endpoint, scenario, seed: study.simulation.seed })(trial, replicate);
  const values = visitRows(trial, times).flatMap((row): CourseValue[] => {
    const isFirst = row.visit === times[0];
    if (row.baseline === undefined || !isFirst) return [row];
    return [{ ...row, visit: 0, value: row.baseline, status: "onTreatment" }, row];
  });
  const means = [...observedMeans(values), ...trueMeans(study, times)];
  return { values, means, names: [arms[0].name, arms[1].name] };
}

/** Means of the values seen, by arm and visit. */
export function observedMeans(values: readonly CourseValue[]): CourseMean[] {
  const sums = new Map<string, { arm: 0 | 1; visit: number; sum: number; count: number }>();
  for (const { arm, visit, value, status } of values) {
    if (status === "left" || status === "skipped") continue;
    const key = `${arm} ${visit}`;
    const own = sums.get(key) ?? { arm, visit, sum: 0, count: 0 };
    sums.set(key, own);
    own.sum += value;
    own.count++;
  }
  return [...sums.values()]
    .toSorted((a, b) => a.visit - b.visit)
    .map(({ arm, visit, sum, count }) => ({ arm, visit, value: sum / count, kind: "observed" }));
}

/** Means on treatment, as assumed. */
function trueMeans({ design, scenarios }: SizedVisitStudy, times: readonly number[]): CourseMean[] {
  const { mean, baseline, hasBaseline } = visitModel(design.endpoint, scenarios[0]!);
  return ([0, 1] as const).flatMap((arm): CourseMean[] => [
    ...(hasBaseline ? [{ arm, visit: 0, value: baseline.mean, kind: "true" as const }] : []),
    ...times.map((visit, k) => ({ arm, visit, value: mean[arm][k]!, kind: "true" as const })),
  ]);
}
