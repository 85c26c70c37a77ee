import type { Direction, MissingStrategy, Scenario } from "../study/schema.ts";
import { armModels } from "./armModel.ts";

/**
 * The true risk difference that a handling of missing outcomes aims at, experimental − control.
 *
 * "nonresponder" (composite strategy) aims at the difference in subjects who stay and succeed,
 * "completeCase" at the difference had nobody been lost, which it misses when loss depends on
 * the outcome.
 */
export function estimandValue(
  scenario: Scenario,
  missing: MissingStrategy,
  better: Direction,
): number {
  if (missing === "completeCase") return scenario.responseRate[0] - scenario.responseRate[1];
  const [experimental, control] = armModels(scenario, better);
  const difference = experimental.successObserved - control.successObserved;
  return better === "higher" ? difference : -difference;
}
