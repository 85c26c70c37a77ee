import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import { roundUp } from "./closedForm.ts";

/**
 * The usual inflation for dropout, n / (1 − d) per arm, rounded up: it holds the *expected* number of
 * completers. It is right for complete cases lost at random only, and says nothing about their spread or
 * about lost subjects counted as failures; compare {@link exactPower}.
 *
 * @param n - Subjects needed in the analysis, per arm; unrounded, so that rounding happens once.
 * @param dropout - Probability of loss, per arm, in [0, 1).
 * @throws {@link ArgumentError} if a rate is outside [0, 1).
 */
export function inflateForDropout(n: Pair<number>, dropout: Pair<number>): Pair<number> {
  const inflate = (arm: 0 | 1): number => {
    const rate = dropout[arm];
    if (rate >= 0 && rate < 1) return roundUp(n[arm] / (1 - rate));
    throw new ArgumentError(`dropout[${arm}]`, "lie in [0, 1)", rate);
  };
  return [inflate(0), inflate(1)];
}
