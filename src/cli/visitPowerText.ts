import { count, percent, percentWithError, signed } from "../report/format.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import type { VisitPowerAnswer, VisitPowerAnswerResult } from "./answerVisitPower.ts";
import { describeVisitStudy, visitScenarioColumns } from "./describeVisits.ts";
import { type TextColumn, textTable } from "./textTable.ts";
import { formulaLabel } from "./visitLabels.ts";
import type { SimulatedNumber } from "./visitMonteCarlo.ts";

/** The answer to `power` for people, of a study over visits. */
export function visitPowerText(study: SizedVisitStudy, { results }: VisitPowerAnswer): string {
  const [experimental, control] = study.design.arms;
  const sizes = `${count(experimental.n)} + ${count(control.n)} subjects randomized`;
  const scenarios = study.scenarios.filter(({ name }) =>
    results.some(({ scenario }) => scenario === name),
  );
  const columns = [...visitScenarioColumns(study, scenarios), ...methodColumns(results)];
  return [
    describeVisitStudy(study),
    `${sizes}\n\n`,
    textTable(columns),
    simulationTable(results),
    ...formulaNotes(results),
    ...simulationNotes(results),
  ].join("");
}

const column = (
  head: string,
  results: readonly VisitPowerAnswerResult[],
  cellOf: (result: VisitPowerAnswerResult) => string | undefined,
): TextColumn[] => {
  const cells = results.map((result) => cellOf(result) ?? "");
  return cells.every((cell) => cell === "") ? [] : [{ head, align: "right", cells }];
};

function methodColumns(results: readonly VisitPowerAnswerResult[]): TextColumn[] {
  return [
    ...column("closed form", results, ({ closedForm }) => closedForm && percent(closedForm.power)),
    ...column("exact", results, ({ exact }) => exact && percent(exact.power)),
    ...column(
      "Monte Carlo",
      results,
      ({ monteCarlo }) =>
        monteCarlo && percentWithError(monteCarlo.power, monteCarlo.standardError),
    ),
  ];
}

/** What the simulated estimates are like beside the truth. */
function simulationTable(results: readonly VisitPowerAnswerResult[]): string {
  const simulated = results.filter(({ monteCarlo }) => monteCarlo !== undefined);
  if (simulated.length === 0) return "";
  const names = simulated.map(({ scenario }) => scenario);
  const ofRun = (head: string, cellOf: (run: Run) => string): TextColumn[] =>
    column(head, simulated, ({ monteCarlo }) => cellOf(monteCarlo!));
  return `\n${textTable([
    { head: "simulated", align: "left", cells: names },
    ...ofRun("true difference", ({ truth }) => withError(truth)),
    ...ofRun("bias", ({ bias }) => withError(bias)),
    ...ofRun("coverage", ({ coverage }) =>
      percentWithError(coverage.value, coverage.standardError),
    ),
    ...ofRun("failed", ({ failed }) => count(failed)),
    ...ofRun("fallback", ({ fallbacks }) => (fallbacks > 0 ? count(fallbacks) : "")),
  ])}`;
}

type Run = NonNullable<VisitPowerAnswerResult["monteCarlo"]>;

/** A number with its error, both with the digits that the error supports; exact numbers without. */
function withError({ value, standardError }: SimulatedNumber): string {
  if (!Number.isFinite(value)) return "not defined";
  if (!(standardError > 0))
    return Number(value.toPrecision(6)) < 0
      ? signed(value, places(value))
      : String(Number(value.toPrecision(6)));
  const digits = Math.min(8, Math.max(0, 1 - Math.floor(Math.log10(standardError))));
  return `${signed(value, digits)} ± ${signed(standardError, digits)}`;
}

const places = (value: number): number =>
  String(Number(value.toPrecision(6))).split(".")[1]?.length ?? 0;

/** Formulas, what they leave out, and why there is none. */
function formulaNotes(results: readonly VisitPowerAnswerResult[]): string[] {
  const formulas = new Set(results.flatMap(({ closedForm }) => closedForm?.formula ?? []));
  const notes = new Set(results.flatMap(({ closedForm }) => closedForm?.notes ?? []));
  const named = [...formulas].map(formulaLabel).join("; ");
  const reasons = results.flatMap(({ scenario, notAvailable = {} }) => [
    ...(notAvailable.closedForm
      ? [`${scenario}, no closed form: ${notAvailable.closedForm}\n`]
      : []),
    ...(notAvailable.exact && notAvailable.exact !== notAvailable.closedForm
      ? [`${scenario}, no exact power: ${notAvailable.exact}\n`]
      : []),
  ]);
  const about = formulas.size === 0 ? [] : [`Closed form: ${[named, ...notes].join("; ")}.\n`];
  return [...(about.length + reasons.length > 0 ? ["\n"] : []), ...about, ...reasons];
}

function simulationNotes(results: readonly VisitPowerAnswerResult[]): string[] {
  const run = results.find(({ monteCarlo }) => monteCarlo !== undefined)?.monteCarlo;
  if (run === undefined) return [];
  const { analysis, replicates, seed } = run;
  const failed = results.some(({ monteCarlo }) => (monteCarlo?.failed ?? 0) > 0);
  const note = `\nMonte Carlo (${analysis}): ${count(replicates)} replicates, seed ${seed}; ± is the standard error.\n`;
  return failed
    ? [note, "Analyses that failed count neither as rejections nor otherwise.\n"]
    : [note];
}
