import { ArgumentError } from "../errors.ts";
import { bestSizeForBudget, type BestSize } from "../uncertainty/bestSizeForBudget.ts";
import { feasibility, type Feasibility } from "../uncertainty/feasibility.ts";
import { costAt } from "./cursePlans.ts";
import type { ChanceRow, PilotFindings } from "./pilotFindings.ts";
import { designOf, type PilotQuestion } from "./pilotQuestion.ts";
import { costOf, enrollmentOf } from "./trialMeans.ts";

/** Cost of a size, and of a success with it. */
export interface CostRow {
  /** Subjects per arm. */
  readonly n: number;
  readonly assurance: number;
  readonly cost: number;
  /** Cost over assurance: what a success costs on average. */
  readonly perSuccess: number;
}

/** Cost by size, for the sizes whose assurance is known. */
export function costRows({ question, curve }: PilotFindings): CostRow[] {
  return curve.map(({ n, assurance }) => {
    const cost = costAt(question, n);
    return { n, assurance, cost, perSuccess: cost / assurance };
  });
}

/** The size whose success costs least. */
export const cheapestSuccess = (rows: readonly CostRow[]): CostRow =>
  rows
    .filter(({ n }) => n >= smallestTrial)
    .reduce((best, row) => (row.perSuccess < best.perSuccess ? row : best));

/** Subjects per arm below which nobody speaks of a follow-up. */
export const smallestTrial = 10;

/** What the budget buys among the sizes whose assurance is known; undefined where it buys none of them. */
export function boughtSize({ question, curve }: PilotFindings): BestSize | undefined {
  const { means } = question;
  const known = new Map(curve.map((row: ChanceRow) => [row.n, row.assurance]));
  try {
    const best = bestSizeForBudget(designOf(question), ([n]) => known.get(n) ?? 0, {
      cost: costOf(means),
      sites: means.sites,
      budget: means.budget,
      maxPerArm: curve.at(-1)!.n,
    });
    return best.probability > 0 ? best : undefined;
  } catch (error) {
    if (error instanceof ArgumentError && error.path === "budget") return undefined;
    throw error;
  }
}

/** Whether the planned size is enrolled in time. */
export const enrolled = ({ means, n }: PilotQuestion): Feasibility =>
  feasibility(enrollmentOf(means), { n: 2 * n, deadline: means.deadline });
