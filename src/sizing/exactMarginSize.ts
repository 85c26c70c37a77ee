import type { Pair } from "../pair.ts";
import { createAllocation } from "./allocation.ts";
import { marginSampleSize } from "./marginClosedForm.ts";
import type { MarginPowerRequest } from "./marginPower.ts";
import { exactMarginPower } from "./marginPower.ts";

export interface ExactMarginSizeRequest extends Omit<MarginPowerRequest, "n"> {
  /** Event rates that reach the analysis, per arm. */
  readonly rates: Pair<number>;
  /** Wanted power, above alpha and below 1. */
  readonly power: number;
  /** Experimental / control subjects. Default 1. */
  readonly allocation?: number;
  /** "first" size that reaches the power, or "stable" (default): no larger one that is tried misses it. */
  readonly criterion?: "first" | "stable";
}

/** Sizes below this share of the closed form's are not tried where that is large. */
const startingShare = 0.6;

/**
 * Smallest sample size at which the exact power of a test against a margin is as wanted.
 *
 * Sizes are tried one after another, since exact power is not monotone: from the first (from 60% of the
 * closed form's where that exceeds 50 control subjects) to, for "stable", 25% plus 20 above the last miss.
 *
 * @throws {@link ArgumentError} if the expected rates do not lie inside the alternative, or an option is wrong.
 */
export function exactMarginSize(request: ExactMarginSizeRequest): {
  readonly n: Pair<number>;
  readonly power: number;
} {
  const { rates, allocation = 1, criterion = "stable" } = request;
  const { at } = createAllocation(allocation);
  const [, closed] = marginSampleSize({ ...request, formula: "unpooled" }).unrounded;
  const perStep = at(1)[1];
  const from = closed > 50 ? Math.floor((startingShare * closed) / perStep) : 1;
  let found: { n: Pair<number>; power: number } | undefined;
  for (let k = Math.max(1, from), last = Infinity; k <= last; k++) {
    const n = at(k);
    const power = exactMarginPower({ ...request, n }, rates);
    if (power < request.power) [found, last] = [undefined, Infinity];
    else if (!found) [found, last] = [{ n, power }, 1.25 * k + 20 / perStep];
    if (found && criterion === "first") return found;
  }
  return found!;
}
