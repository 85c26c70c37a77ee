import type { Pair } from "../pair.ts";
import { count, perArm, percent } from "./format.ts";

/** Power at a size, from a curve in ascending order of sizes. */
interface CurvePoint {
  readonly n: Pair<number>;
  readonly power: number;
}

interface GoalOptions {
  /** "An exact power", "A power by the closed form", to be followed by "of 80%". */
  readonly what: string;
  /** Whether no size between the first and the last is left out. */
  readonly isEvery: boolean;
}

/** The sizes on a curve that reach 80% and 90%, and which sizes were examined; nothing for an empty curve. */
export function goalSentences(
  rows: readonly CurvePoint[],
  { what, isEvery }: GoalOptions,
): string[] {
  if (rows.length === 0) return [];
  const [first, last] = [rows[0]!, rows.at(-1)!].map(({ n }) => perArm(n));
  const examined = isEvery
    ? `Every size from ${first} to ${last} subjects was examined.`
    : `${count(rows.length)} sizes from ${first} to ${last} subjects were examined; one between them may reach the power earlier.`;
  return [...[0.8, 0.9].map((power) => goalSentence(rows, power, what)), examined];
}

function goalSentence(rows: readonly CurvePoint[], power: number, what: string): string {
  const first = rows.find((row) => row.power >= power);
  const stable = rows[rows.findLastIndex((row) => !(row.power >= power)) + 1];
  const goal = `${what} of ${percent(power, 0)}`;
  if (first === undefined) return `${goal} is not reached with the sizes examined.`;
  const reached = `${goal} is first reached with ${perArm(first.n)} subjects`;
  if (stable === undefined) return `${reached}, but not kept with the larger sizes examined.`;
  if (stable === first) return `${reached} and kept with all larger sizes examined.`;
  return `${reached} but, since exact power does not rise evenly, kept only from ${perArm(stable.n)} on.`;
}
