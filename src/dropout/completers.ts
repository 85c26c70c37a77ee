import { binomialProbabilities } from "../math/binomialProbabilities.ts";
import { binomialQuantile, binomialUpperQuantile, binomialUpperTail } from "../math/binomial.ts";
import type { Pair } from "../pair.ts";
import type { LossPlan } from "./lossPlan.ts";
import { completeCase } from "./strategies.ts";
import type { PowerBook } from "./strategyPower.ts";

/** Probability of a number of completers, per arm. */
export interface CompleterRow {
  readonly completers: number;
  readonly probability: Pair<number>;
}

/** Numbers of completers that occur at least once in 10,000 trials. */
export function completerRows({ n, dropout }: LossPlan): CompleterRow[] {
  const [inE, inC] = dropout.map((rate) => binomialProbabilities(n, 1 - rate));
  return Array.from({ length: n + 1 }, (_, completers): CompleterRow => {
    return { completers, probability: [inE![completers]!, inC![completers]!] };
  }).filter(({ probability }) => Math.max(...probability) > 1e-4);
}

/** What becomes of an arm, in numbers. */
export interface ArmCompleters {
  readonly mean: number;
  /** Range that holds the number of completers in at least 95 of 100 trials. */
  readonly range: Pair<number>;
}

export function armCompleters({ n, dropout }: LossPlan, arm: 0 | 1): ArmCompleters {
  const stay = 1 - dropout[arm];
  return {
    mean: n * stay,
    range: [binomialQuantile(0.025, n, stay), binomialUpperQuantile(0.025, n, stay)],
  };
}

/** Probability that each arm keeps at least `needed` of `n` subjects. */
export function bothArmsKeep(needed: number, n: number, dropout: Pair<number>): number {
  if (needed <= 0) return 1;
  const keeps = (rate: number) => binomialUpperTail(needed - 1, n, 1 - rate);
  return keeps(dropout[0]) * keeps(dropout[1]);
}

/** Chance of enough completers, and power, at one size. */
export interface EnrollmentRow {
  readonly n: number;
  readonly enough: number;
  readonly power: number;
}

export const enrollmentRow = (
  plan: LossPlan,
  { needed, book }: { readonly needed: number; readonly book: PowerBook },
  n: number,
): EnrollmentRow => ({
  n,
  enough: bothArmsKeep(needed, n, plan.dropout),
  power: book.of(completeCase(plan), n),
});

/** Smallest size at which both arms keep `needed` with a probability; undefined beyond 10 times as many. */
export function sizeToKeep(
  needed: number,
  probability: number,
  dropout: Pair<number>,
): number | undefined {
  for (let n = needed; n <= 10 * needed + 100; n++) {
    if (bothArmsKeep(needed, n, dropout) >= probability) return n;
  }
  return undefined;
}
