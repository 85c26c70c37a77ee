import type { Pair } from "../pair.ts";

/** How the planner ties the sizes of the arms; "free" lets each move alone. */
export const allocationChoices = ["1:1", "2:1", "1:2", "free"] as const;
export type AllocationChoice = (typeof allocationChoices)[number];

/** The choice that sizes already follow. */
export function allocationOf([experimental, control]: Pair<number>): AllocationChoice {
  if (experimental === control) return "1:1";
  if (experimental === 2 * control) return "2:1";
  return control === 2 * experimental ? "1:2" : "free";
}

/** Sizes after one arm was moved: the other follows where the arms are tied, rounded up. */
export function alignSizes(n: Pair<number>, moved: 0 | 1, choice: AllocationChoice): Pair<number> {
  if (choice === "free") return n;
  const [a, b] = choice.split(":").map(Number) as [number, number];
  return moved === 0 ? [n[0], Math.ceil((n[0] * b) / a)] : [Math.ceil((n[1] * a) / b), n[1]];
}

/** Sizes of a curve: multiples of a step that keep the ratio of the arms, from the smallest up to `largest` control subjects. */
export function sizesInRatio(n: Pair<number>, largest: number, points: number): Pair<number>[] {
  const [a, b] = lowestTerms(n);
  const isWhole = Math.max(a, b) <= 6;
  const first = Math.max(2, b);
  const span = Math.max(1, Math.floor((largest - first) / (isWhole ? b : 1)));
  const step = Math.max(1, Math.ceil(span / points)) * (isWhole ? b : 1);
  const sizes: Pair<number>[] = [];
  for (let control = first; control <= largest; control += step) {
    sizes.push([isWhole ? (control / b) * a : Math.ceil((control * n[0]) / n[1]), control]);
  }
  return sizes;
}

function lowestTerms([a, b]: Pair<number>): Pair<number> {
  const divisor = greatestCommonDivisor(a, b);
  return [a / divisor, b / divisor];
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
