import { type Preset, presets } from "../study/presets.ts";
import type { Scenario } from "../study/schema.ts";

/** The preset whose first scenario assumes the same rates, so that its source is theirs too. */
export function presetOf({ responseRate }: Scenario): Preset | undefined {
  const rates = responseRate.join();
  return presets.find(({ study }) => study.scenarios[0]!.responseRate.join() === rates);
}
