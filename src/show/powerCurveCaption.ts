import { perArm, percent } from "./format.ts";
import type { PowerGoal, PowerRow } from "./powerRows.ts";

/** "Exact power is 79.6% at 30 + 30. 80% is reached from 33 + 33 …" */
export function powerCurveCaption(
  rows: readonly PowerRow[],
  { current, goals }: { readonly current: number; readonly goals: readonly PowerGoal[] },
): string {
  const here = rows.find((row) => row.size === current);
  const start =
    here === undefined ? "" : `Exact power is ${percent(here.exact)} at ${perArm(here.n)}. `;
  const sentences = goals.map((goal) => `${goalSentence(rows, goal)}.`);
  return start + sentences.join(" ");
}

/** "80% is first reached at 31 + 31, and kept from 33 + 33 on". */
export function goalSentence(
  rows: readonly PowerRow[],
  { power, first, stable }: PowerGoal,
): string {
  const name = (size: number): string => perArm(rows.find((row) => row.size === size)!.n);
  const goal = percent(power, 0);
  if (first === undefined) return `${goal} is not reached up to ${perArm(rows.at(-1)!.n)}`;
  if (stable === undefined)
    return `${goal} is first reached at ${name(first)}, but lost again within the range shown`;
  if (first === stable) return `${goal} is reached from ${name(first)} on`;
  return `${goal} is first reached at ${name(first)}, but is safe only from ${name(stable)} on`;
}
