import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import { closedFormSampleSizeOf } from "../sizing/closedFormSampleSizeOf.ts";
import type { PowerDesign } from "../sizing/powerDesign.ts";
import { scanRange } from "../sizing/scanRange.ts";
import type { Scenario } from "../study/schema.ts";
import { allocationOf, designOf, scenarioOf } from "./lossPlan.ts";
import { powersInSlices, type LossWork } from "./powersInSlices.ts";
import type { Strategy } from "./strategy.ts";

/** Largest arm whose power the page enumerates while it looks for a size, by the subjects analyzed. */
export const largestArm = { nonresponder: 1000, completeCase: 600 } as const;

/** Sizes that reach a power. */
export interface ReachedSize {
  /** By the formula that fits the test, before rounding; subjects randomized, per arm. */
  readonly formula: Pair<number>;
  /** Exact: the smallest size that reaches the power, and the one from which no size misses it. */
  readonly exact?: { readonly first: Pair<number>; readonly stable: Pair<number> } | undefined;
}

interface Goal {
  readonly strategy: Strategy;
  readonly power: number;
}

/** Subjects randomized per arm by formula; undefined where no size reaches the power. */
export function formulaSize({ strategy, power }: Goal): Pair<number> | undefined {
  const { design, scenario } = analyzedWorld(strategy);
  try {
    return closedFormSampleSizeOf(design, scenario, { power }).unrounded;
  } catch (error) {
    if (error instanceof ArgumentError) return undefined; // equal rates, or a test that looks elsewhere
    throw error;
  }
}

/** The sizes that {@link exactSampleSize} would try, smallest first; none if {@link largestArm} ends the search. */
export function sizesToTry(goal: Goal): readonly Pair<number>[] {
  const { plan, missing } = goal.strategy;
  const formula = formulaSize(goal);
  const maxPerArm = largestArm[missing];
  if (formula === undefined || Math.max(...formula) > maxPerArm) return [];
  const { design, scenario } = analyzedWorld(goal.strategy);
  const allocation = allocationOf(plan);
  const range = scanRange(design, scenario, { power: goal.power, allocation, maxPerArm });
  const length = range.enough + Math.ceil(quietAfter(range.enough));
  if (length > range.largest) return [];
  const steps = Array.from({ length }, (_, i) => i + 1).filter((k) => range.mayReach(k));
  return steps.map((k) => allocation.at(k));
}

/** Larger sizes that must hold the power before a size is called stable. */
const quietAfter = (n: number): number => Math.max(10, 2 * Math.sqrt(n));

/** First and stable size among those of {@link sizesToTry}, whose exact powers are given in the same order. */
export function reachedSize(
  goal: Goal,
  sizes: readonly Pair<number>[],
  powers: readonly number[],
): ReachedSize | undefined {
  const formula = formulaSize(goal);
  if (formula === undefined) return undefined;
  const first = sizes[powers.findIndex((power) => power >= goal.power)];
  const stable = sizes[powers.findLastIndex((power) => power < goal.power) + 1];
  return first && stable ? { formula, exact: { first, stable } } : { formula };
}

/** Searches for a size, in slices. */
export async function findSize(goal: Goal, work: LossWork): Promise<ReachedSize | undefined> {
  const sizes = sizesToTry(goal);
  const asked = sizes.map((n) => ({ strategy: goal.strategy, n }));
  return reachedSize(goal, sizes, await powersInSlices(asked, work));
}

/** The world in which a strategy's analysis lives: with loss for complete cases, else with its own rates. */
function analyzedWorld({ plan, rates, missing }: Strategy): {
  readonly design: PowerDesign;
  readonly scenario: Scenario;
} {
  const { arms, endpoint, analysis } = designOf(plan, missing);
  const design = { arms, endpoint, analysis, missing };
  if (missing === "completeCase") return { design, scenario: scenarioOf(plan) };
  return { design, scenario: { name: "as analyzed", responseRate: [rates[0], rates[1]] } };
}
