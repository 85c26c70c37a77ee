import { binomialProbabilities } from "../math/binomialProbabilities.ts";
import { binomialQuantile, binomialUpperQuantile, binomialUpperTail } from "../math/binomial.ts";
import type { Pair } from "../pair.ts";
import { allocationOf, type LossPlan } from "./lossPlan.ts";

/** Probability of a number of completers, per arm. */
export interface CompleterRow {
  readonly completers: number;
  readonly probability: Pair<number>;
}

/** Numbers of completers that occur at least once in 10,000 trials. */
export function completerRows({ n, dropout }: LossPlan): CompleterRow[] {
  const inE = binomialProbabilities(n[0], 1 - dropout[0]);
  const inC = binomialProbabilities(n[1], 1 - dropout[1]);
  return Array.from({ length: Math.max(...n) + 1 }, (_, completers): CompleterRow => {
    return { completers, probability: [inE[completers] ?? 0, inC[completers] ?? 0] };
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
  const size = n[arm];
  return {
    mean: size * stay,
    range: [binomialQuantile(0.025, size, stay), binomialUpperQuantile(0.025, size, stay)],
  };
}

/** Probability that each arm keeps at least `needed` of its `n` subjects. */
export function bothArmsKeep(needed: Pair<number>, n: Pair<number>, dropout: Pair<number>): number {
  const keeps = (arm: 0 | 1): number =>
    needed[arm] <= 0 ? 1 : binomialUpperTail(needed[arm] - 1, n[arm], 1 - dropout[arm]);
  return keeps(0) * keeps(1);
}

/** Chance of enough completers, and power, at one size. */
export interface EnrollmentRow {
  /** Subjects randomized, per arm. */
  readonly n: Pair<number>;
  readonly enough: number;
  readonly power: number;
}

/** Smallest size at which both arms keep `needed` with a probability; undefined beyond 10 times as many. */
export function sizeToKeep(
  needed: Pair<number>,
  probability: number,
  plan: LossPlan,
): Pair<number> | undefined {
  const allocation = allocationOf(plan);
  const most = 10 * Math.max(...needed) + 100;
  for (let k = 1; k <= most; k++) {
    const n = allocation.at(k);
    if (bothArmsKeep(needed, n, plan.dropout) >= probability) return n;
  }
  return undefined;
}

/** Sizes from those that the analysis needs to well beyond the plan, `most` of them or fewer. */
export function enrollmentSizes(
  needed: Pair<number>,
  plan: LossPlan,
  most: number,
): Pair<number>[] {
  const allocation = allocationOf(plan);
  const step = (n: Pair<number>): number => n[0] / allocation.at(1)[0];
  const [own, wanted] = [step(plan.n), step(needed)];
  const first = Math.max(1, Math.floor(0.85 * Math.min(own, wanted)));
  const last = Math.ceil(Math.max(1.7 * wanted, 1.07 * own));
  const apart = Math.max(1, Math.ceil((last - first) / most));
  const length = Math.floor((last - first) / apart) + 1;
  return Array.from({ length }, (_, i) => allocation.at(first + i * apart));
}
