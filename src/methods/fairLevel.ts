import type { TableMethod } from "../analyze/methods.ts";
import { exceeds } from "../analyze/nuisanceSupremum.ts";
import type { Pair } from "../pair.ts";
import { testRegion, type Rule } from "./testPower.ts";
import { sizeCurve } from "./trueSize.ts";

/** A test and the level at which it is used. */
export interface LeveledTest {
  readonly method: TableMethod;
  readonly level: number;
}

// Held to the level everywhere, a test is the unconditional test that orders tables by its P value.
const heldAs: Partial<Record<TableMethod, TableMethod>> = {
  fisher: "boschloo",
  pearson: "barnard",
  zPooled: "barnard",
  nMinus1: "barnard",
  barnard: "barnard",
  boschloo: "boschloo",
};

const steps = 24;

/**
 * The test that results when a method is used at the largest level at which its true size nowhere
 * exceeds alpha: so used, methods can be compared for power. Fisher's becomes Boschloo's test,
 * Pearson's becomes Barnard's; for the others the level is found by bisection, to 1 in 10 million.
 *
 * @returns Undefined where even the smallest level exceeds alpha (z unpooled in tiny arms, where a
 *   standard error of 0 rejects at any level).
 */
export function fairLevel(
  method: TableMethod,
  n: Pair<number>,
  rule: Rule,
): LeveledTest | undefined {
  const held = heldAs[method];
  if (held) return { method: held, level: rule.alpha };
  const level = largestLevel(method, n, rule);
  return level > 0 ? { method, level } : undefined;
}

/** The largest level whose region keeps alpha everywhere, by bisection; 0 if none does. */
export function largestLevel(method: TableMethod, n: Pair<number>, rule: Rule): number {
  const { alpha, alternative } = rule;
  const fits = (level: number): boolean =>
    !exceeds(sizeCurve(testRegion(method, n, { alpha: level, alternative })), alpha);
  let low = alpha * 1e-9;
  let high = Math.min(0.5, 4 * alpha);
  if (!fits(low)) return 0;
  if (fits(high)) return high;
  for (let i = 0; i < steps; i++) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}
