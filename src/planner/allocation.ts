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
