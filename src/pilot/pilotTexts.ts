import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import type { BetaShape } from "../uncertainty/betaShape.ts";
import { wantedChances, type WantedChance } from "./pilotQuestion.ts";
import { readNumber, short, type Range } from "./readText.ts";

/** One number where both arms have the same. */
export const shortPair = (pair: Pair<number>): string => [...new Set(pair.map(short))].join(",");
/** The same for both arms where there is one. */
export const twice = (text: string): string => (text.includes(",") ? text : `${text},${text}`);

/** @throws {@link ArgumentError} unless the text is the shapes of both arms, each in the range. */
export function readShapes(text: string, range: Range): Pair<BetaShape> {
  const parts = text.split(",");
  if (parts.length !== 4) throw new ArgumentError("beta", "be four numbers: a,b,a,b", text);
  const [aE, bE, aC, bC] = parts.map((part, i) => {
    return readNumber(`beta[${i}]`, part, range);
  }) as [number, number, number, number];
  return [
    { a: aE, b: bE },
    { a: aC, b: bC },
  ];
}

/** @throws {@link ArgumentError} unless the text is a wanted chance. */
export function readGoal(text: string): WantedChance {
  const found = wantedChances.find((goal) => goal === Number(text));
  if (found === undefined) throw new ArgumentError("goal", "be 0.8 or 0.9", text);
  return found;
}
