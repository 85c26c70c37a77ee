import { ArgumentError } from "../errors.ts";
import { createAllocation } from "../sizing/allocation.ts";
import { closedFormSampleSizeOf } from "../sizing/closedFormSampleSizeOf.ts";
import type { UnsizedDesign } from "../sizing/powerDesign.ts";
import { scanRange } from "../sizing/scanRange.ts";
import type { Scenario } from "../study/schema.ts";
import { designOf, scenarioOf } from "./lossPlan.ts";
import type { Strategy } from "./strategy.ts";

/** Largest arm whose power the page enumerates while it looks for a size. */
export const largestArm = 200;

/** Sizes per arm that reach a power. */
export interface ReachedSize {
  /** By the formula that fits the test, before rounding; of subjects randomized. */
  readonly formula: number;
  /** Exact: the smallest size that reaches the power, and the one from which no size misses it. */
  readonly exact?: { readonly first: number; readonly stable: number } | undefined;
}

/** Sizes whose exact power decides, smallest first. */
export interface SizeRange {
  readonly sizes: readonly number[];
  /** Whether `sizes` reach far enough for a stable size. */
  readonly isWhole: boolean;
}

interface Goal {
  readonly strategy: Strategy;
  readonly power: number;
}

/** Subjects randomized per arm by formula; undefined where no size reaches the power. */
export function formulaSize({ strategy, power }: Goal): number | undefined {
  const { design, scenario } = analyzedWorld(strategy);
  try {
    return Math.max(...closedFormSampleSizeOf(design, scenario, { power }).unrounded);
  } catch (error) {
    if (error instanceof ArgumentError) return undefined; // equal rates, or a test that looks elsewhere
    throw error;
  }
}

/** The sizes that {@link exactSampleSize} would try, up to {@link largestArm}. */
export function sizesToTry(goal: Goal): SizeRange {
  const formula = formulaSize(goal);
  if (formula === undefined || formula > largestArm) return { sizes: [], isWhole: false };
  const { design, scenario } = analyzedWorld(goal.strategy);
  const range = scanRange(design, scenario, {
    power: goal.power,
    allocation: createAllocation(1),
    maxPerArm: largestArm,
  });
  const end = Math.min(largestArm, range.enough + Math.ceil(quietAfter(range.enough)));
  const sizes = Array.from({ length: end }, (_, i) => i + 1).filter((n) => range.mayReach(n));
  return { sizes, isWhole: range.enough < largestArm };
}

/** Larger sizes that must hold the power before a size is called stable. */
const quietAfter = (n: number): number => Math.max(10, 2 * Math.sqrt(n));

/** First and stable size among sizes with their exact powers. */
export function reachedSize(
  goal: Goal,
  range: SizeRange,
  powerOf: (n: number) => number,
): ReachedSize | undefined {
  const formula = formulaSize(goal);
  if (formula === undefined) return undefined;
  const { sizes, isWhole } = range;
  const first = sizes.find((n) => powerOf(n) >= goal.power);
  if (first === undefined || !isWhole) return { formula };
  const lastMiss = sizes.findLast((n) => powerOf(n) < goal.power) ?? 0;
  return { formula, exact: { first, stable: Math.max(first, lastMiss + 1) } };
}

/** The world in which a strategy's analysis lives: with loss for complete cases, else with its own rates. */
function analyzedWorld({ plan, rates, missing }: Strategy): {
  readonly design: UnsizedDesign & { readonly arms: readonly [{}, {}] };
  readonly scenario: Scenario;
} {
  const { endpoint, analysis } = designOf(plan, missing);
  const design = { endpoint, analysis, missing, arms: [{}, {}] as const };
  if (missing === "completeCase") return { design, scenario: scenarioOf(plan) };
  return { design, scenario: { name: "as analyzed", responseRate: [rates[0], rates[1]] } };
}
