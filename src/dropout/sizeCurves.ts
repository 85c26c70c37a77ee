import { computeInSlices } from "../notebook/slices.ts";
import { inflatedSize, type InflationRule } from "./lossFindings.ts";
import { dropoutSteps } from "./lossCurves.ts";
import { withMeanDropout, type LossPlan } from "./lossPlan.ts";
import { completeCase, nonresponder } from "./strategies.ts";
import type { Strategy } from "./strategy.ts";
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
  { report, ...work }: SizeWork,
): Promise<void> {
  const rows: SizeAtDropout[] = [];
  for (const dropout of dropoutSteps(0.05)) {
    const failed = await stableSize(nonresponder(withMeanDropout(plan, dropout)), work);
    rows.push({ dropout, rule: inflatedSize(rule.complete, dropout), nonresponder: failed });
  }
  report(rows);
  const done = [...rows];
  for (const [i, row] of rows.entries()) {
    const strategy = completeCase(withMeanDropout(plan, row.dropout));
    done[i] = { ...row, completeCase: await stableSize(strategy, work) };
    if (i % 5 === 4) report([...done]);
  }
  report(done);
}

/** The exact stable size, one power at a time. */
async function stableSize(
  strategy: Strategy,
  { book, signal }: Pick<SizeWork, "book" | "signal">,
): Promise<number | undefined> {
  const goal = { strategy, power: strategy.plan.power };
  const range = sizesToTry(goal);
  const powers = await computeInSlices(range.sizes, (n) => book.of(strategy, n), { signal });
  const known = new Map(range.sizes.map((n, i) => [n, powers[i]!]));
  return reachedSize(goal, range, (n) => known.get(n)!)?.exact?.stable;
}
