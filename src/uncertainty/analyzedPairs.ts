import { binomialProbabilities } from "../math/binomialProbabilities.ts";
import type { Pair } from "../pair.ts";
import type { Handling } from "../sizing/outcomeModel.ts";
import type { Dropout } from "../study/schema.ts";

const negligible = 1e-14; // of a pair; with 500 + 500 and 25% dropout 3e-11 is left out in all

/**
 * Visits every pair of numbers of subjects that may come to be analyzed, with its probability: all of them, or
 * with "completeCase" the binomial numbers of completers, which do not depend on the rates since the marginal
 * dropout rate is known. Pairs with an empty arm are left out: they never reject.
 *
 * @param n - Randomized subjects, per arm.
 */
export function forEachAnalyzedPair(
  { missing }: Handling,
  n: Pair<number>,
  dropout: Dropout | undefined,
  visit: (n: Pair<number>, probability: number) => void,
): void {
  const rates = missing === "completeCase" ? dropout?.rate : undefined;
  if (rates === undefined) return visit(n, 1);
  const experimental = binomialProbabilities(n[0], 1 - rates[0]);
  const control = binomialProbabilities(n[1], 1 - rates[1]);
  for (let e = 1; e <= n[0]; e++) {
    if (experimental[e]! < negligible) continue;
    for (let c = 1; c <= n[1]; c++) {
      const probability = experimental[e]! * control[c]!;
      if (probability >= negligible) visit([e, c], probability);
    }
  }
}
