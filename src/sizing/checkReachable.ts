import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import type { Scenario } from "../study/schema.ts";
import { analyzedRates } from "./outcomeModel.ts";
import type { UnsizedDesign } from "./powerDesign.ts";
import { designAlternative } from "./powerDesign.ts";

/** A wanted power, and where scenario and power sit in the caller's input. */
export interface PowerGoal {
  /** Wanted power, in (0, 1). */
  readonly power: number;
  /** Path of the scenario for error messages. Default "scenario". */
  readonly path?: string;
}

/**
 * Checks that some size can reach a power, and gives the event rates that reach the analysis.
 *
 * @throws {@link ArgumentError} if the power is not in (0, 1), the analyzed rates are equal, or a one-sided
 *   test looks in the other direction.
 */
export function checkReachable(
  design: UnsizedDesign,
  scenario: Scenario,
  { power, path = "scenario" }: PowerGoal,
): Pair<number> {
  if (!(power > 0 && power < 1)) throw new ArgumentError("power", "lie in (0, 1)", power);
  const rates = analyzedRates(design, scenario);
  const difference = rates[0] - rates[1];
  const where = `${path}.responseRate`;
  if (Math.abs(difference) < 1e-12) {
    throw new ArgumentError(where, "differ between the arms as analyzed", scenario.responseRate);
  }
  const alternative = designAlternative(design);
  const isWrong = alternative === "greater" ? difference < 0 : difference > 0;
  if (alternative !== "twoSided" && isWrong) {
    const direction = alternative === "greater" ? "higher" : "lower";
    const expectation = `be ${direction} in the experimental arm, as the one-sided test asks`;
    throw new ArgumentError(where, expectation, scenario.responseRate);
  }
  return rates;
}
