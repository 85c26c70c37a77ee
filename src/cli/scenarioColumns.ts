import { assumedPercent } from "../report/format.ts";
import type { Scenario, Study } from "../study/schema.ts";
import type { TextColumn } from "./textTable.ts";

/** What is assumed in each scenario: its name, the rates of both arms, and their dropout. */
export function scenarioColumns({ design }: Study, scenarios: readonly Scenario[]): TextColumn[] {
  const rates = design.arms.map(({ name }, k) => ({
    head: name,
    align: "right" as const,
    cells: scenarios.map(({ responseRate }) => assumedPercent(responseRate[k]!)),
  }));
  const names = scenarios.map(({ name }) => name);
  const dropout = scenarios.map(dropoutText);
  return [
    { head: "scenario", align: "left", cells: names },
    ...rates,
    { head: "dropout", align: "left", cells: dropout },
  ];
}

function dropoutText({ dropout }: Scenario): string {
  if (dropout === undefined) return "none";
  const rates = [...new Set(dropout.rate.map(assumedPercent))].join(", ");
  return dropout.mechanism === "mcar" ? rates : `${rates}, odds ratio ${dropout.oddsRatio}`;
}
