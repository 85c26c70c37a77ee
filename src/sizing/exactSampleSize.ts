import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import type { Scenario } from "../study/schema.ts";
import type { SizesOfDesign } from "./allocation.ts";
import { allocationOf } from "./allocation.ts";
import type { PowerGoal } from "./checkReachable.ts";
import { checkReachable } from "./checkReachable.ts";
import { exactPower } from "./exactPower.ts";
import type { UnsizedDesign } from "./powerDesign.ts";
import { withSizes } from "./powerDesign.ts";
import type { ScanRange } from "./scanRange.ts";
import { scanRange } from "./scanRange.ts";

export interface SampleSizeGoal extends PowerGoal {
  /** "first": the smallest size that reaches the power; "stable" (default): from there on no size misses it. */
  readonly criterion?: "first" | "stable";
  /** Largest size of an arm that is tried. Default 20,000. */
  readonly maxPerArm?: number;
}

/** A size and its exact power. */
export interface SizeAndPower {
  /** Randomized subjects, per arm. */
  readonly n: Pair<number>;
  readonly power: number;
}

export interface ExactSampleSize extends SizeAndPower {
  readonly criterion: "first" | "stable";
  /** The largest size whose exact power was computed. */
  readonly checkedTo: Pair<number>;
  /** The largest size before `n` that misses the power; absent if none was found. */
  readonly lastFailing?: SizeAndPower;
}

const quietSizes = 10; // a stable size is believed after this many larger ones, or 2 √n of them

/**
 * Smallest sample size with a wanted exact power, by trying one size after the other: exact power is a
 * saw-tooth, so that bisection would be wrong. Sizes are steps of the design's allocation.
 *
 * Where the search starts and ends is a rule ({@link scanRange}), not a proof: sizes are left out when
 * the normal approximation, moved by two steps of the lattice of outcomes, still misses the power, and
 * the search for a stable size ends when the continuity-corrected approximation exceeds the power by
 * one step and at least 10 sizes (2 √n) in a row have held it. The result says what was checked.
 *
 * @throws {@link ArgumentError} if the power is not in (0, 1), the analyzed rates are equal, a one-sided test
 *   looks in the other direction, or no size up to `maxPerArm` suffices.
 */
export function exactSampleSize(
  design: UnsizedDesign & SizesOfDesign,
  scenario: Scenario,
  goal: SampleSizeGoal,
): ExactSampleSize {
  const { power, criterion = "stable", maxPerArm = 20_000 } = goal;
  checkReachable(design, scenario, goal);
  const allocation = allocationOf(design);
  const range = scanRange(design, scenario, { power, allocation, maxPerArm });
  const powerAt = (k: number) => exactPower(withSizes(design, allocation.at(k)), scenario);
  const found = (criterion === "first" ? scanFirst : scanStable)(range, power, powerAt);
  if (!found) throw tooLarge(goal, maxPerArm);
  const sizeAt = (k: number): SizeAndPower => ({ n: allocation.at(k), power: powerAt(k) });
  return {
    ...sizeAt(found.k),
    criterion,
    checkedTo: allocation.at(found.checkedTo),
    ...(found.lastFailing > 0 && { lastFailing: sizeAt(found.lastFailing) }),
  };
}

interface Found {
  /** Step of the allocation. */
  readonly k: number;
  /** Largest failing step seen before it; 0 if none. */
  readonly lastFailing: number;
  readonly checkedTo: number;
}

type PowerAt = (k: number) => number;

function scanFirst(range: ScanRange, power: number, powerAt: PowerAt): Found | undefined {
  for (let k = 1; k <= range.largest; k++) {
    if (range.mayReach(k) && powerAt(k) >= power) return { k, lastFailing: k - 1, checkedTo: k };
  }
  return undefined;
}

function scanStable(range: ScanRange, power: number, powerAt: PowerAt): Found | undefined {
  let lastFailing = 0;
  for (let k = 1; k <= range.largest; k++) {
    if (!(range.mayReach(k) && powerAt(k) >= power)) lastFailing = k;
    const quiet = Math.max(quietSizes, 2 * Math.sqrt(lastFailing));
    if (k >= range.enough && k - lastFailing >= quiet) {
      return { k: lastFailing + 1, lastFailing, checkedTo: k };
    }
  }
  return undefined;
}

function tooLarge({ power }: SampleSizeGoal, maxPerArm: number): ArgumentError {
  return new ArgumentError("power", `be reachable with ${maxPerArm} subjects per arm`, power);
}
