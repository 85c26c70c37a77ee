import type { Pair } from "../pair.ts";
import { inflatedSize, type InflationRule } from "./lossFindings.ts";
import { dropoutSteps } from "./lossCurves.ts";
import { withMeanDropout, type LossPlan } from "./lossPlan.ts";
import type { LossWork } from "./powersInSlices.ts";
import { completeCase, nonresponder } from "./strategies.ts";
import type { Strategy } from "./strategy.ts";
import { findSize } from "./strategySize.ts";

/** Sizes at one dropout rate, per arm; undefined where too large to search. */
export interface SizeAtDropout {
  readonly dropout: number;
  /** The formula without dropout, divided by 1 − d. */
  readonly rule: Pair<number>;
  /** Exact sizes from which the wanted power is kept. */
  readonly nonresponder: Pair<number> | undefined;
  readonly completeCase: Pair<number> | undefined;
}

/** Sizes over dropout, in steps of 5 points, or 10 for a large trial. */
export async function sizesOverDropout(
  plan: LossPlan,
  { complete }: Pick<InflationRule, "complete">,
  work: LossWork,
  isLarge = false,
): Promise<SizeAtDropout[]> {
  const rows: SizeAtDropout[] = [];
  for (const dropout of dropoutSteps(isLarge ? 0.1 : 0.05)) {
    const moved = withMeanDropout(plan, dropout);
    rows.push({
      dropout,
      rule: inflatedSize(complete, dropout),
      nonresponder: await stableSize(nonresponder(moved), work),
      completeCase: await stableSize(completeCase(moved), work),
    });
  }
  return rows;
}

async function stableSize(strategy: Strategy, work: LossWork): Promise<Pair<number> | undefined> {
  const size = await findSize({ strategy, power: strategy.plan.power }, work);
  return size?.exact?.stable;
}
