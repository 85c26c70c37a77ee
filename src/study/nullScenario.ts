import type { Pair } from "../pair.ts";
import type { Scenario } from "./schema.ts";

const both = (rate: number): Pair<number> => [rate, rate];

/**
 * The same world without an effect: both arms respond at the control arm's rate, in every stratum.
 *
 * Dropout stays as assumed, so that a difference in dropout between the arms shows its own
 * effect on the type I error when lost subjects count as failures.
 */
export function nullScenario(scenario: Scenario): Scenario {
  const name = `${scenario.name}, no effect`;
  const without = { ...scenario, name, responseRate: both(scenario.responseRate[1]) };
  if (scenario.strata === undefined) return without;
  const strata = scenario.strata.map(({ share, responseRate }) => ({
    share,
    responseRate: both(responseRate[1]),
  }));
  return { ...without, strata };
}
