import { differenceBins, differenceBinWidth, type DifferenceBin } from "../show/differenceBins.ts";
import { affordableDifferences } from "./exactBudget.ts";
import type { Plan } from "./plan.ts";
import type { TrialSession } from "./trialSession.ts";

const nothing = { value: [], probability: [], rejected: [] };

/** The exact distribution of the observed difference, with the session's trials beside it. */
export function sessionBins(plan: Plan, { rows }: TrialSession): DifferenceBin[] {
  const exact = affordableDifferences(plan) ?? nothing;
  const estimates = rows.map((row) => row.estimate).filter(Number.isFinite);
  const simulated = { value: estimates, count: new Uint8Array(estimates.length).fill(1) };
  return differenceBins(exact, simulated, differenceBinWidth(plan.n, likelyRange(plan)));
}

/** Width of the range in which nearly all observed differences fall: 3.3 standard errors each way. */
function likelyRange({ analyzedRates: [pE, pC], closedFormSizes: [nE, nC] }: Plan): number {
  return 6.6 * Math.sqrt((pE * (1 - pE)) / nE + (pC * (1 - pC)) / nC);
}
