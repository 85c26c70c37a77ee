import { count, percent, percentWithError } from "../report/format.ts";
import { formulaNames } from "../report/methodNames.ts";
import type { Study } from "../study/schema.ts";
import type { SizeAnswer, SizeAnswerResult } from "./answerSize.ts";
import { describeStudy } from "./describe.ts";
import type { SizeRequest } from "./requests.ts";
import { scenarioColumns } from "./scenarioColumns.ts";
import { type TextColumn, textTable } from "./textTable.ts";

type Goal = Pick<SizeRequest, "power" | "method" | "criterion">;

const methods = {
  closedForm: "normal approximation",
  exact: "exact power",
  monteCarlo: "simulated power",
} as const;

/** The answer to `size` for people. */
export function sizeText(study: Study, { results }: SizeAnswer, goal: Goal): string {
  const wanted = `Smallest size for ${percent(goal.power)} power by ${methods[goal.method]}`;
  const columns = [...scenarioColumns(study, study.scenarios), ...sizeColumns(study, results)];
  return `${describeStudy(study)}${wanted}\n\n${textTable(columns)}\n${note(results, goal)}\n`;
}

function sizeColumns({ design }: Study, results: readonly SizeAnswerResult[]): TextColumn[] {
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
  if (method === "closedForm") return `Formula: ${formulaNames[result!.formula!]}.`;
  const rule =
    criterion === "first"
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
