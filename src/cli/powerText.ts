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
  const remarks = [...notes(results[0]), ...failures(results)];
  return [describeStudy(study), `${sizes}\n\n`, table, ...remarks].join("");
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
  const { closedForm, monteCarlo, notAvailable } = result ?? {};
  return [
    ...(closedForm
      ? [`\nClosed form: normal approximation, ${formulaNames[closedForm.formula]}.`]
      : []),
    ...(monteCarlo
      ? [
          `\nMonte Carlo: ${count(monteCarlo.replicates)} replicates, seed ${monteCarlo.seed}; ± is the standard error.`,
        ]
      : []),
    ...(notAvailable
      ? [`\nNo closed form and no exact power: ${uncapitalized(notAvailable.exact ?? "")}`]
      : []),
    "\n",
  ];
}

/** Fits that failed are no non-rejections: how much they leave open. */
function failures(results: readonly PowerAnswerResult[]): string[] {
  return results.flatMap(({ scenario, monteCarlo }) => {
    if (!monteCarlo || monteCarlo.failed === 0) return [];
    const { failed, replicates, power } = monteCarlo;
    const share = (failed / replicates) * 100;
    const least = (power || 0) * (1 - failed / replicates);
    const range = `${percent(least)} to ${percent(least + failed / replicates)}`;
    return [
      `${scenario}: ${count(failed)} analyses failed (${share.toPrecision(2)}%), mostly for separated data; the power is among the others. Counted as non-rejections or as rejections they make it ${range}.\n`,
    ];
  });
}

const uncapitalized = (sentence: string): string =>
  sentence.charAt(0).toLowerCase() + sentence.slice(1);
