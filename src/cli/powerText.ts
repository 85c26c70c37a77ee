import { count, percent, percentWithError } from "../report/format.ts";
import { formulaNames } from "../report/methodNames.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import type { Scenario } from "../study/schema.ts";
import type { PowerAnswer, PowerAnswerResult } from "./answerPower.ts";
import { describeStudy } from "./describe.ts";
import { scenarioColumns } from "./scenarioColumns.ts";
import { type TextColumn, textTable } from "./textTable.ts";

/** The answer to `power` for people. */
export function powerText(study: SizedStudy, { results }: PowerAnswer): string {
  const [experimental, control] = study.design.arms;
  const sizes = `${count(experimental.n)} + ${count(control.n)} subjects randomized`;
  const scenarios = results.map(({ scenario }) => named(study, scenario));
  const table = textTable([...scenarioColumns(study, scenarios), ...methodColumns(results)]);
  return [describeStudy(study), `${sizes}\n\n`, table, ...notes(results[0])].join("");
}

function named({ scenarios }: SizedStudy, name: string): Scenario {
  return scenarios.find((scenario) => scenario.name === name)!;
}

function methodColumns(results: readonly PowerAnswerResult[]): TextColumn[] {
  const column = (head: string, cellOf: (result: PowerAnswerResult) => string | undefined) => {
    const cells = results.map((result) => cellOf(result) ?? "");
    return cells.every((cell) => cell === "") ? [] : [{ head, align: "right", cells } as const];
  };
  return [
    ...column("closed form", ({ closedForm }) => closedForm && percent(closedForm.power)),
    ...column("exact", ({ exact }) => exact && percent(exact.power)),
    ...column(
      "Monte Carlo",
      ({ monteCarlo }) =>
        monteCarlo && percentWithError(monteCarlo.power, monteCarlo.standardError),
    ),
  ];
}

function notes(result: PowerAnswerResult | undefined): string[] {
  const { closedForm, monteCarlo } = result ?? {};
  return [
    ...(closedForm
      ? [`\nClosed form: normal approximation, ${formulaNames[closedForm.formula]}.`]
      : []),
    ...(monteCarlo
      ? [
          `\nMonte Carlo: ${count(monteCarlo.replicates)} replicates, seed ${monteCarlo.seed}; ± is the standard error.`,
        ]
      : []),
    "\n",
  ];
}
