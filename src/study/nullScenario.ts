import type { Scenario } from "./schema.ts";

/**
 * The same world without an effect: both arms respond at the control arm's rate.
 *
 * Dropout stays as assumed, so that a difference in dropout between the arms shows its own
 * effect on the type I error when lost subjects count as failures.
 */
export function nullScenario(scenario: Scenario): Scenario {
  const control = scenario.responseRate[1];
  return { ...scenario, name: `${scenario.name}, no effect`, responseRate: [control, control] };
}
