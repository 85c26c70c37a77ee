import { perArm } from "../show/format.ts";
import type { PowerGoal, PowerRow } from "../show/powerRows.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import { goalPowers, sizesUpTo } from "./curveRows.ts";
import { sureNote, type Goal } from "./planFacts.ts";

/** The sizes that reach the usual powers, while a curve is computed. */
export const goalsToCome: readonly Goal[] = goalPowers.map((power) => ({
  power,
  words: "…",
  note: sureNote,
}));

/** The sizes from which on a curve keeps the usual powers, and how sure each is: a long curve leaves sizes out. */
export function goalSizes(
  study: SizedStudy,
  rows: readonly PowerRow[],
  goals: readonly PowerGoal[],
): Goal[] {
  const all = sizesUpTo(study, rows.at(-1)!.n[1], Number.MAX_SAFE_INTEGER).length;
  const note = all === rows.length ? sureNote : "about: the curve below leaves sizes out";
  return goals.map(({ power, stable }) => {
    const row = rows.find(({ size }) => size === stable);
    if (row === undefined) return { power, words: "out of range", note: "beyond the curve below" };
    return { power, words: perArm(row.n), note };
  });
}
