import { count, percent, percentWithError } from "../report/format.ts";
import { type AnyStudy, isVisitStudy } from "../study/anyStudy.ts";
import type { SizeAnswer, SizeAnswerResult, SizeRequestBy } from "./answerSize.ts";
import { describeStudy } from "./describe.ts";
import { describeVisitStudy, visitScenarioColumns } from "./describeVisits.ts";
import { scenarioColumns } from "./scenarioColumns.ts";
import { type TextColumn, textTable } from "./textTable.ts";
import { formulaLabel } from "./visitLabels.ts";

type Goal = Pick<SizeRequestBy, "power" | "method" | "criterion">;

const methods = {
  closedForm: "normal approximation",
  exact: "exact power",
  monteCarlo: "simulated power",
} as const;

/** The answer to `size` for people. */
export function sizeText(study: AnyStudy, { results }: SizeAnswer, goal: Goal): string {
  const isMeans = isVisitStudy(study) && study.design.endpoint.type !== "responder";
  const method = goal.method === "closedForm" && isMeans ? "formula" : methods[goal.method];
  const wanted = `Smallest size for ${percent(goal.power)} power by ${method}`;
  const columns = [...assumedColumns(study), ...sizeColumns(study, results)];
  const about = isVisitStudy(study) ? describeVisitStudy(study) : describeStudy(study);
  return `${about}${wanted}\n\n${textTable(columns)}\n${note(results, goal)}\n`;
}

function assumedColumns(study: AnyStudy): TextColumn[] {
  return isVisitStudy(study)
    ? visitScenarioColumns(study, study.scenarios)
    : scenarioColumns(study, study.scenarios);
}

function sizeColumns({ design }: AnyStudy, results: readonly SizeAnswerResult[]): TextColumn[] {
  const column = (head: string, cellOf: (result: SizeAnswerResult) => string): TextColumn => ({
    head,
    align: "right",
    cells: results.map(cellOf),
  });
  return [
    ...design.arms.map(({ name }, k) => column(`n, ${name}`, ({ n }) => count(n[k]!))),
    column("total", ({ n }) => count(n[0] + n[1])),
    column("power", powerCell),
    column("last below", ({ lastFailing }) =>
      lastFailing
        ? `${lastFailing.n.map(count).join(" + ")}: ${percent(lastFailing.power)}`
        : "none",
    ),
  ].filter(({ head, cells }) => head !== "last below" || cells.some((cell) => cell !== "none"));
}

function powerCell({ power, standardError }: SizeAnswerResult): string {
  return standardError === undefined ? percent(power) : percentWithError(power, standardError);
}

function note(results: readonly SizeAnswerResult[], { method, criterion }: Goal): string {
  const [result] = results;
  if (method === "closedForm") {
    const notes = new Set(results.flatMap(({ notes = [] }) => notes));
    return `Formula: ${[formulaLabel(result!.formula!), ...notes].join("; ")}.`;
  }
  const isSmooth = method === "monteCarlo" && result!.criterion === undefined;
  const rule = isSmooth
    ? "Power grows with the size: the smallest that reaches it, more likely than not."
    : criterion === "first"
      ? "First size that reaches the power; a larger one may fall below it again."
      : "From this size on, no larger one was found below the power.";
  if (method === "exact") return rule;
  return `${rule}\n${results.map(sureness).join("\n")}`;
}

/** How sure a size found by simulation is. */
function sureness({ scenario, n, confidence, interval, ...run }: SizeAnswerResult): string {
  const [lower, upper] = interval!.map((sizes) => sizes.map(count).join(" + "));
  return (
    `${scenario}: ${n.map(count).join(" + ")} reaches the power with probability ${percent(confidence!)}; ` +
    `the smallest size lies between ${lower} and ${upper} (95% interval). ` +
    `${count(run.replicates!)} replicates of this size, ${count(run.searched!)} in all, seed ${run.seed}.`
  );
}
