import { computeInSlices } from "../notebook/slices.ts";
import { inflationRule, type LossFindings, type StrategyRow } from "./lossFindings.ts";
import { wantedPowers, type LossPlan } from "./lossPlan.ts";
import { strategiesOf } from "./strategies.ts";
import type { Strategy } from "./strategy.ts";
import type { PowerBook } from "./strategyPower.ts";
import { reachedSize, sizesToTry } from "./strategySize.ts";

interface Search {
  readonly book: PowerBook;
  readonly signal: AbortSignal;
  /** Called with the powers first, then with the sizes of the answer, at last with everything. */
  readonly report: (findings: LossFindings) => void;
}

/** The strategies whose sizes the answer names. */
const inAnswer: readonly Strategy["id"][] = ["nonresponder", "completeCase"];

/**
 * Powers and sizes of all strategies, in slices that leave the page fluid: powers at the planned size first,
 * then the sizes of the two handlings that a protocol chooses between, then the others.
 */
export async function findLosses(plan: LossPlan, { book, signal, report }: Search): Promise<void> {
  const [first] = await computeInSlices([plan], () => powersOf(plan, book), { signal });
  report(first!);
  let rows = first!.rows;
  for (const isFirst of [true, false]) {
    for (const row of first!.rows) {
      if (inAnswer.includes(row.strategy.id) !== isFirst) continue;
      const sizes = await sizesOf(row.strategy, { book, signal });
      rows = rows.map((one) => (one.strategy.id === row.strategy.id ? { ...one, sizes } : one));
    }
    report({ ...first!, rows, stage: isFirst ? "answer" : "complete" });
  }
}

function powersOf(plan: LossPlan, book: PowerBook): LossFindings {
  const row = (strategy: Strategy): StrategyRow => {
    return { strategy, power: book.of(strategy), sizes: {} };
  };
  const rows = strategiesOf(plan).map(row);
  return { plan, rule: inflationRule(plan, book), rows, stage: "powers" };
}

/** Sizes for every wanted power; by formula only where they exceed what the page enumerates. */
async function sizesOf(
  strategy: Strategy,
  { book, signal }: Pick<Search, "book" | "signal">,
): Promise<StrategyRow["sizes"]> {
  const found: [number, ReturnType<typeof reachedSize>][] = [];
  for (const power of wantedPowers) {
    const goal = { strategy, power };
    const range = sizesToTry(goal);
    const powers = await computeInSlices(range.sizes, (n) => book.of(strategy, n), { signal });
    const known = new Map(range.sizes.map((n, i) => [n, powers[i]!]));
    found.push([power, reachedSize(goal, range, (n) => known.get(n)!)]);
  }
  return Object.fromEntries(found);
}
