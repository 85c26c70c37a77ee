import { digitsFor, percent } from "./format.ts";
import type { VisitSensitivity, VisitSensitivityRow } from "./visitSensitivity.ts";

const methods = {
  closedForm: "by the closed form",
  exact: "exactly",
  simulated: "by simulation",
} as const;

/** The lowest and the highest power among the changed assumptions, by name. */
export function visitSensitivitySentences({ method, rows }: VisitSensitivity): string[] {
  if (rows.length === 0) return [];
  const sorted = rows.toSorted((a, b) => a.power - b.power);
  const [worst, best] = [sorted[0]!, sorted.at(-1)!];
  const changed = `Each assumption was changed in turn with the others kept, and the power computed again ${methods[method]}.`;
  if (powerText(worst) === powerText(best)) {
    return [changed, `It is ${powerText(best)} throughout.`];
  }
  return [
    changed,
    `It is lowest, ${powerText(worst)}, with ${changeText(worst)}, and highest, ${powerText(best)}, with ${changeText(best)}.`,
  ];
}

const powerText = ({ power, standardError }: VisitSensitivityRow): string =>
  percent(power, standardError === undefined ? 1 : digitsFor(standardError));

/** "a standard deviation of 25 mm in place of 20 mm". */
function changeText({ assumption, planned, changed }: VisitSensitivityRow): string {
  if (assumption === "Dropout") return `${changed === "none" ? "no" : changed} dropout`;
  const what = assumption[0]!.toLowerCase() + assumption.slice(1);
  return `a ${what} of ${changed} in place of ${planned}`;
}
