import { computeInSlices } from "../notebook/slices.ts";
import { inflationRule, type LossFindings, type StrategyRow } from "./lossFindings.ts";
import { wantedPowers, type LossPlan, type WantedPower } from "./lossPlan.ts";
import { strategiesOf, type Strategy } from "./strategies.ts";
import type { PowerBook } from "./strategyPower.ts";
import { reachedSize, sizesToTry } from "./strategySize.ts";

interface Search {
  readonly book: PowerBook;
  readonly signal: AbortSignal;
  /** Called with powers and what sizes are quickly found, then with everything. */
  readonly report: (findings: LossFindings) => void;
}

/** Largest arm for which powers over completers are averaged size by size. */
export const largestAveraged = 150;

/**
 * Powers and sizes of all strategies in slices that leave the page fluid: what counts all randomized subjects
 * first, then complete cases, whose every size is a sum over the numbers of completers.
 */
export async function findLosses(plan: LossPlan, { book, signal, report }: Search): Promise<void> {
  const [first] = await computeInSlices([plan], () => quickFindings(plan, book), { signal });
  report(first!);
  const slow = first!.rows.filter(({ strategy }) => strategy.missing === "completeCase");
  const found = new Map<Strategy["id"], StrategyRow>();
  for (const row of slow) found.set(row.strategy.id, await searched(row, { book, signal, report }));
  report({
    ...first!,
    rows: first!.rows.map((row) => found.get(row.strategy.id) ?? row),
    isComplete: true,
  });
}

function quickFindings(plan: LossPlan, book: PowerBook): LossFindings {
  const rows = strategiesOf(plan).map((strategy): StrategyRow => {
    const row: StrategyRow = { strategy, power: book.of(strategy), sizes: {} };
    if (strategy.missing === "completeCase") return row;
    return { ...row, sizes: sizesOf(strategy, (n) => book.of(strategy, n)) };
  });
  return { plan, rule: inflationRule(plan, book), rows, isComplete: false };
}

/** The same row with its sizes. */
async function searched(row: StrategyRow, { book, signal }: Search): Promise<StrategyRow> {
  const { strategy } = row;
  const sizes = wantedPowers.flatMap((power) => [...sizesToTry({ strategy, power }).sizes]);
  const tried = [...new Set(sizes)].filter((n) => n <= largestAveraged);
  const powers = await computeInSlices(tried, (n) => book.of(strategy, n), { signal });
  const known = new Map(tried.map((n, i) => [n, powers[i]!]));
  return { ...row, sizes: sizesOf(strategy, (n) => known.get(n), largestAveraged) };
}

/** Sizes for every wanted power; by formula only where they exceed the largest size that is enumerated. */
function sizesOf(
  strategy: Strategy,
  powerOf: (n: number) => number | undefined,
  largest = Infinity,
): StrategyRow["sizes"] {
  const size = (power: WantedPower) => {
    const goal = { strategy, power };
    const range = sizesToTry(goal);
    const isWhole = range.isWhole && range.sizes.every((n) => n <= largest);
    return [power, reachedSize(goal, { ...range, isWhole }, (n) => powerOf(n) ?? NaN)] as const;
  };
  return Object.fromEntries(wantedPowers.map(size));
}
