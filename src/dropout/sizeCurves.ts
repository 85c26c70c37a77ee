import { computeInSlices } from "../notebook/slices.ts";
import { inflatedSize, type InflationRule } from "./lossFindings.ts";
import { dropoutSteps } from "./lossCurves.ts";
import { withMeanDropout, type LossPlan } from "./lossPlan.ts";
import { largestAveraged } from "./findLosses.ts";
import { completeCase, nonresponder, type Strategy } from "./strategies.ts";
import type { PowerBook } from "./strategyPower.ts";
import { reachedSize, sizesToTry } from "./strategySize.ts";

/** Sizes per arm at one dropout rate; absent where too large to search. */
export interface SizeAtDropout {
  readonly dropout: number;
  /** The formula without dropout, divided by 1 − d. */
  readonly rule: number;
  /** Exact sizes from which the wanted power is kept. */
  readonly nonresponder?: number | undefined;
  readonly completeCase?: number | undefined;
}

interface SizeWork {
  readonly book: PowerBook;
  readonly signal: AbortSignal;
  readonly report: (rows: readonly SizeAtDropout[]) => void;
}

/** Sizes over dropout, non-responders first; complete cases follow as they are found. */
export async function sizesOverDropout(
  plan: LossPlan,
  rule: InflationRule,
  { book, signal, report }: SizeWork,
): Promise<void> {
  const rows = await computeInSlices(
    dropoutSteps(0.05),
    (dropout): SizeAtDropout => ({
      dropout,
      rule: inflatedSize(rule.complete, dropout),
      nonresponder: stableSize(nonresponder(withMeanDropout(plan, dropout)), book),
    }),
    { signal },
  );
  report(rows);
  const done = [...rows];
  for (const [i, row] of rows.entries()) {
    const strategy = completeCase(withMeanDropout(plan, row.dropout));
    done[i] = { ...row, completeCase: await averagedSize(strategy, { book, signal }) };
    if (i % 3 === 2) report(done);
  }
  report(done);
}

/** The exact stable size of a strategy that analyzes everyone. */
function stableSize(strategy: Strategy, book: PowerBook): number | undefined {
  const goal = { strategy, power: strategy.plan.power };
  return reachedSize(goal, sizesToTry(goal), (n) => book.of(strategy, n))?.exact?.stable;
}

/** The exact stable size of complete cases, one sum over completers at a time. */
async function averagedSize(
  strategy: Strategy,
  { book, signal }: Pick<SizeWork, "book" | "signal">,
): Promise<number | undefined> {
  const goal = { strategy, power: strategy.plan.power };
  const range = sizesToTry(goal);
  if (range.sizes.some((n) => n > largestAveraged)) return undefined;
  const powers = await computeInSlices(range.sizes, (n) => book.of(strategy, n), { signal });
  const known = new Map(range.sizes.map((n, i) => [n, powers[i]!]));
  return reachedSize(goal, range, (n) => known.get(n)!)?.exact?.stable;
}
