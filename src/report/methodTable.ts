import type { Table, Text } from "./documentModel.ts";
import { percent, percentWithError, plural } from "./format.ts";
import { simulatedPower } from "./powerSentences.ts";

/** A scenario, a method and the power by it. */
export type MethodRow = readonly [scenario: Text, method: Text, power: Text];

/** Power by scenario and method. */
export const methodTable = (rows: readonly MethodRow[], note: string): Table => ({
  type: "table",
  caption: "Power by scenario and method",
  columns: [
    { head: "Scenario", width: 0.24 },
    { head: "Method" },
    { head: "Power", align: "right", width: 0.18 },
  ],
  rows,
  note,
});

export const exactRow = (scenario: string, power: number): MethodRow => [
  scenario,
  "Exact: sum over all possible tables",
  percent(power),
];

interface SimulatedPower {
  readonly power: number;
  readonly standardError: number;
  readonly replicates: number;
  readonly seed: number;
}

/** Where every trial or none rejects, a standard error of 0 would promise too much. */
export function simulatedRow(scenario: string, result: SimulatedPower): MethodRow {
  const { power, standardError, replicates, seed } = result;
  const isSure = power === 0 || power === 1;
  const text = isSure ? simulatedPower(result) : percentWithError(power, standardError);
  return [scenario, `Simulated: ${plural(replicates, "trial")}, seed ${seed}`, text];
}
