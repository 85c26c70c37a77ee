/** A scenario's name: its own, or its place in the list, counted from 1. */
export function scenarioName(scenario: { readonly name?: string | undefined }, k: number): string {
  return scenario.name ?? `scenario ${k + 1}`;
}
