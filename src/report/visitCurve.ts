import { simulatedPowerAt, type PowerAtOptions } from "../engine/simulatedPowerAt.ts";
import type { Pair } from "../pair.ts";
import { withSizes } from "../sizing/powerDesign.ts";
import { visitPowerOf } from "../sizing/visitPowerOf.ts";
import { visitResponderDesign } from "../sizing/visitResponderDesign.ts";
import type { SizedVisitDesign, SizedVisitStudy } from "../study/requireSizedVisits.ts";
import type { VisitScenario } from "../study/visitSchema.ts";
import { curveSizes, multiplesOfSize } from "./curveSizes.ts";
import { documentCurve } from "./documentCurve.ts";

/** Power of a study over visits at one size. */
export interface VisitCurveRow {
  /** Randomized subjects, per arm. */
  readonly n: Pair<number>;
  readonly power: number;
  /** Monte Carlo standard error of a simulated power. */
  readonly standardError?: number;
}

/** Power over the sample size. */
export interface VisitCurve {
  readonly method: "closedForm" | "exact" | "simulated";
  readonly rows: readonly VisitCurveRow[];
  /** Whether no size between the first and the last is left out. */
  readonly isEvery: boolean;
  /** Simulated trials of each size. */
  readonly replicates?: number;
}

/** How trials are simulated where there is no closed form. */
export interface SimulationOptions extends PowerAtOptions {
  /** Simulated trials of each number. */
  readonly replicates: number;
}

const mostSizes = 200;
/** Sizes that are simulated, as multiples of the design's own. */
const factors = [0.5, 0.75, 1, 1.25, 1.5, 2];

/** Power over the size in the design's allocation: by closed form, of responders exact, else simulated at few sizes. */
export async function visitCurve(
  study: SizedVisitStudy,
  scenario: VisitScenario,
  options: SimulationOptions,
): Promise<VisitCurve> {
  const { design } = study;
  if (visitPowerOf(design, scenario).power === undefined) {
    return simulatedCurve(study, scenario, options);
  }
  const { endpoint } = design;
  if (endpoint.type !== "responder") return formalCurve(design, scenario);
  const table = visitResponderDesign({ ...design, endpoint }, scenario);
  const sized = { ...design, ...withSizes(table.design, [design.arms[0].n, design.arms[1].n]) };
  const { rows, isEvery } = documentCurve({ ...sized, arms: design.arms }, table.scenario);
  return { method: "exact", rows: rows.map(({ n, exact }) => ({ n, power: exact })), isEvery };
}

function formalCurve(design: SizedVisitDesign, scenario: VisitScenario): VisitCurve {
  const powerOf = ([nE, nC]: Pair<number>): number =>
    visitPowerOf({ ...design, arms: [{ n: nE }, { n: nC }] }, scenario).power ?? NaN;
  const [nE, nC] = [design.arms[0].n, design.arms[1].n];
  const powerAt = (factor: number): number => powerOf([nE * factor, nC * factor]);
  const { sizes, isEvery } = curveSizes(design, { powerAt, most: mostSizes });
  const rows = sizes.map((n) => ({ n, power: powerOf(n) }));
  return { method: "closedForm", rows: rows.filter(({ power }) => power >= 0), isEvery };
}

async function simulatedCurve(
  study: SizedVisitStudy,
  scenario: VisitScenario,
  { replicates, ...options }: SimulationOptions,
): Promise<VisitCurve> {
  const powerAt = simulatedPowerAt(study, scenario, options);
  const rows: VisitCurveRow[] = [];
  for (const n of multiplesOfSize(study.design, factors)) {
    if (options.signal?.aborted) break;
    rows.push({ n, ...shareOf(await powerAt(n, { first: 0, count: replicates })) });
  }
  const known = rows.filter(({ power }) => power >= 0);
  return { method: "simulated", rows: known, isEvery: false, replicates };
}

/** Share of the trials analyzed that reject, and its standard error. */
export function shareOf({ rejections, analyzed }: { rejections: number; analyzed: number }) {
  const power = rejections / analyzed;
  return { power, standardError: Math.sqrt((power * (1 - power)) / analyzed) };
}
