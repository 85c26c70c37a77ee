import { type MarginOptions, nullsOf } from "../analyze/hypothesis.ts";
import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import { plannedMargin } from "../study/plannedTest.ts";
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
 * @throws {@link ArgumentError} if the power is not in (0, 1), the analyzed rates are equal, a one-sided
 *   test looks in the other direction, or the rates do not lie inside the planned margin.
 */
export function checkReachable(
  design: UnsizedDesign,
  scenario: Scenario,
  { power, path = "scenario" }: PowerGoal,
): Pair<number> {
  if (!(power > 0 && power < 1)) throw new ArgumentError("power", "lie in (0, 1)", power);
  const rates = analyzedRates(design, scenario);
  const where = `${path}.responseRate`;
  const margin = plannedMargin(design);
  if (margin) {
    const problem = marginProblem(margin, rates);
    if (problem === undefined) return rates;
    throw new ArgumentError(where, problem, scenario.responseRate);
  }
  const difference = rates[0] - rates[1];
  if (Math.abs(difference) < 1e-12) {
    throw new ArgumentError(where, "differ between the arms as analyzed", scenario.responseRate);
  }
  const alternative = designAlternative(design);
  const isWrong = alternative === "greater" ? difference < 0 : difference > 0;
  if (alternative !== "twoSided" && isWrong) {
    const direction = alternative === "greater" ? "higher" : "lower";
    const place = `in the experimental arm${asAnalyzed(rates, scenario)}`;
    const expectation = `be ${direction} ${place}, as the one-sided test asks`;
    throw new ArgumentError(where, expectation, scenario.responseRate);
  }
  return rates;
}

/** What dropout makes of the rates, where it makes anything of them. */
function asAnalyzed(rates: Pair<number>, { responseRate }: Scenario): string {
  if (rates.every((rate, arm) => rate === responseRate[arm])) return "";
  const [pE, pC] = rates.map((rate) => Number(rate.toPrecision(4)));
  return ` as analyzed (with dropout ${pE} against ${pC})`;
}

/** What the rates must do and do not, for some size to show that the effect keeps its limits. */
function marginProblem(margin: MarginOptions, [pE, pC]: Pair<number>): string | undefined {
  const isRatio = margin.measure === "riskRatio";
  if (isRatio && !(pE > 0 && pC > 0)) return "be above 0 as analyzed, for a ratio to exist";
  for (const { nullValue, alternative } of nullsOf(margin)) {
    const excess = isRatio ? pE - nullValue * pC : pE - pC - nullValue;
    if (alternative === "greater" ? excess > 1e-12 : excess < -1e-12) continue;
    const side = alternative === "greater" ? "above" : "below";
    return `have a ${isRatio ? "ratio" : "difference"} ${side} ${nullValue} as analyzed`;
  }
  return undefined;
}
