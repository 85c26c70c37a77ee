import { simulatedPowerAt } from "../engine/simulatedPowerAt.ts";
import type { Pair } from "../pair.ts";
import { visitPowerOf } from "../sizing/visitPowerOf.ts";
import type { SizedVisitDesign, SizedVisitStudy } from "../study/requireSizedVisits.ts";
import type { VisitScenario } from "../study/visitSchema.ts";
import { type VisitChange, visitChanges } from "./visitChanges.ts";
import { shareOf, type SimulationOptions } from "./visitCurve.ts";

/** The power with one assumption changed. */
export interface VisitSensitivityRow extends Pick<
  VisitChange,
  "assumption" | "planned" | "changed"
> {
  readonly power: number;
  /** Monte Carlo standard error of a simulated power. */
  readonly standardError?: number;
}

/** One-way sensitivity of the power of a study over visits. */
export interface VisitSensitivity {
  readonly method: "closedForm" | "exact" | "simulated";
  /** The power as planned, by the same method and, where simulated, on the same random numbers. */
  readonly planned: Pick<VisitSensitivityRow, "power" | "standardError">;
  readonly rows: readonly VisitSensitivityRow[];
  /** Simulated trials of each row. */
  readonly replicates?: number;
}

/**
 * The power with one assumption at a time changed: by closed form where the plan and every change have one (of
 * responders exact sums where they do), else all by simulation. Changes that cannot matter are left out.
 */
export async function visitSensitivity(
  study: SizedVisitStudy,
  scenario: VisitScenario,
  options: SimulationOptions,
): Promise<VisitSensitivity> {
  const { design } = study;
  const changes = visitChanges(design, scenario);
  const planned = visitPowerOf(design, scenario);
  const found = changes.map((change) =>
    visitPowerOf(change.design ?? design, change.scenario ?? scenario),
  );
  if ([planned, ...found].some(({ power }) => power === undefined)) {
    return simulatedSensitivity(study, scenario, options);
  }
  const rows = changes.map((change, k) => ({ ...named(change), power: found[k]!.power! }));
  const isExact = "formula" in planned && planned.formula === "exactTable";
  const matters = rows.filter(({ power }) => Math.abs(power - planned.power!) > 1e-9);
  const method = isExact ? "exact" : "closedForm";
  return { method, planned: { power: planned.power! }, rows: matters };
}

const named = ({ assumption, planned, changed }: VisitChange) => ({ assumption, planned, changed });

async function simulatedSensitivity(
  study: SizedVisitStudy,
  scenario: VisitScenario,
  { replicates, ...options }: SimulationOptions,
): Promise<VisitSensitivity> {
  const powerOf = async (design: SizedVisitDesign, world: VisitScenario) => {
    const n: Pair<number> = [design.arms[0].n, design.arms[1].n];
    const powerAt = simulatedPowerAt({ ...study, design }, world, options);
    return shareOf(await powerAt(n, { first: 0, count: replicates }));
  };
  const rows: VisitSensitivityRow[] = [];
  const planned = await powerOf(study.design, scenario);
  for (const change of visitChanges(study.design, scenario)) {
    if (options.signal?.aborted) break;
    const { design = study.design, scenario: world = scenario } = change;
    rows.push({ ...named(change), ...(await powerOf(design, world)) });
  }
  return { method: "simulated", planned, rows, replicates };
}
