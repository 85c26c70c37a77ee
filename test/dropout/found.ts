import { findLosses } from "../../src/dropout/findLosses.ts";
import type { LossFindings } from "../../src/dropout/lossFindings.ts";
import { firstPlan, type LossPlan } from "../../src/dropout/lossPlan.ts";
import { createPowerBook } from "../../src/dropout/strategyPower.ts";

/** The base case with its rates as fractions, 20 and 8 of 30. */
export const pilot: LossPlan = { ...firstPlan, rates: [2 / 3, 4 / 15] };

/** All that the page finds out about a plan. */
export async function findingsOf(plan: LossPlan): Promise<LossFindings> {
  let found: LossFindings | undefined;
  const { signal } = new AbortController();
  const report = (findings: LossFindings) => void (found = findings);
  await findLosses(plan, { book: createPowerBook(), signal, report });
  return found!;
}
