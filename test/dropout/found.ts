import { findLosses, lossSteps } from "../../src/dropout/findLosses.ts";
import type { LossFindings } from "../../src/dropout/lossFindings.ts";
import { firstPlan } from "../../src/dropout/examples.ts";
import type { LossPlan } from "../../src/dropout/lossPlan.ts";
import { createPowerBook } from "../../src/dropout/strategyPower.ts";

/** The base case with its rates as fractions, 20 and 8 of 30. */
export const pilot: LossPlan = { ...firstPlan, rates: [2 / 3, 4 / 15] };

/** Steps of the search: the sizes of the answer, all sizes, the curves. */
export const steps = { answer: 2, sizes: 3, all: lossSteps } as const;

/** What the page finds out about a plan in the first steps of its search. */
export async function findingsOf(
  plan: LossPlan,
  until: number = steps.answer,
): Promise<LossFindings> {
  const control = new AbortController();
  const { signal } = control;
  return new Promise((resolve, reject) => {
    const report = (findings: LossFindings, done: number): void => {
      if (done < until) return;
      resolve(findings);
      control.abort();
    };
    findLosses(plan, { book: createPowerBook(), signal, report }).catch(reject); // once resolved, nobody hears it
  });
}
