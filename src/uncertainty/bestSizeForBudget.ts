import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import { type SizesOfDesign, allocationOf } from "../sizing/allocation.ts";
import type { UnsizedDesign } from "../sizing/powerDesign.ts";
import type { Scenario } from "../study/schema.ts";
import { type Belief, checkBelief } from "./belief.ts";
import { assuranceBySize, type BetterBySize, powerBySize } from "./betterBySize.ts";
import { type TrialCost, trialCost } from "./trialCost.ts";

/** A size that can be paid, and what it buys. */
export interface AffordableSize {
  /** Randomized subjects, per arm. */
  readonly n: Pair<number>;
  /** Assurance, or power in the better direction. */
  readonly probability: number;
  readonly cost: number;
}

/** What a budget buys. */
export interface BestSize extends AffordableSize {
  /** Of the budget. */
  readonly left: number;
  /** The largest size that can be paid: not always the best, for power is a saw-tooth. */
  readonly largest: AffordableSize;
  /** The size of largest expected value, success × probability − cost; with `value` only. */
  readonly bestValue?: AffordableSize & { readonly expectedValue: number };
}

export interface BudgetOptions {
  readonly cost: TrialCost;
  /** In the currency of the cost. */
  readonly budget: number;
  /** Default 1. */
  readonly sites?: number;
  /** Months of enrollment that a size takes; default 0. */
  readonly months?: (subjects: number) => number;
  /** What a success is worth, in the currency of the cost. */
  readonly value?: number;
  /** Largest size of an arm that is tried. Default 1,000. */
  readonly maxPerArm?: number;
}

/** A truth, what is believed of it, or any probability of success by randomized subjects per arm. */
export type SuccessMeasure = Scenario | Belief | BetterBySize;

/**
 * The size that makes success most probable within a budget; of equally probable ones the cheapest.
 *
 * @param success - A scenario (power in the better direction), a belief (assurance), or a function.
 * @throws {@link ArgumentError} if the budget does not pay for the smallest trial, or a price is negative.
 */
export function bestSizeForBudget(
  design: UnsizedDesign & SizesOfDesign,
  success: SuccessMeasure,
  options: BudgetOptions,
): BestSize {
  const sizes = affordableSizes(design, measureOf(design, success, options.maxPerArm), options);
  const largest = sizes.at(-1);
  if (!largest) {
    throw new ArgumentError("budget", "pay for at least one subject per arm", options.budget);
  }
  const best = sizes.reduce((top, one) => (one.probability > top.probability + 1e-12 ? one : top));
  const { budget, value } = options;
  return {
    ...best,
    left: budget - best.cost,
    largest,
    ...(value !== undefined && { bestValue: bestValueOf(sizes, value) }),
  };
}

function measureOf(
  design: UnsizedDesign,
  success: SuccessMeasure,
  maxPerArm: number = defaultMost,
): BetterBySize {
  if (typeof success === "function") return success;
  if (!("prior" in success)) return powerBySize(design, success);
  checkBelief(success);
  return assuranceBySize(design, success, maxPerArm);
}

const defaultMost = 1000;

function affordableSizes(
  design: UnsizedDesign & SizesOfDesign,
  probabilityOf: BetterBySize,
  { cost, budget, sites = 1, months, maxPerArm = defaultMost }: BudgetOptions,
): AffordableSize[] {
  const { at } = allocationOf(design);
  const sizes: AffordableSize[] = [];
  for (let k = 1; Math.max(...at(k)) <= maxPerArm; k++) {
    const n = at(k);
    const price = trialCost(cost, { n, sites, months: months?.(n[0] + n[1]) ?? 0 });
    if (!(price <= budget)) break;
    sizes.push({ n, probability: probabilityOf(n), cost: price });
  }
  return sizes;
}

function bestValueOf(sizes: readonly AffordableSize[], value: number) {
  return sizes
    .map((size) => ({ ...size, expectedValue: value * size.probability - size.cost }))
    .reduce((top, one) => (one.expectedValue > top.expectedValue ? one : top));
}
