import { inflateForDropout } from "../sizing/inflateForDropout.ts";
import { roundUp } from "../sizing/closedForm.ts";
import { meanDropout, type LossPlan, type WantedPower } from "./lossPlan.ts";
import type { Strategy } from "./strategy.ts";
import { completeCase, nonresponder, strategyOf } from "./strategies.ts";
import type { PowerBook } from "./strategyPower.ts";
import { formulaSize, type ReachedSize } from "./strategySize.ts";

/** Sizes for both wanted powers; undefined where none is large enough, absent while not yet searched. */
export type SizesByPower = Readonly<Partial<Record<WantedPower, ReachedSize | undefined>>>;

/** What a strategy does at the planned size, and the sizes that it needs. */
export interface StrategyRow {
  readonly strategy: Strategy;
  /** Exact power at the planned size. */
  readonly power: number;
  readonly sizes: SizesByPower;
}

/** The usual rule, n / (1 − d), and what comes of it. */
export interface InflationRule {
  /** Subjects per arm by formula as if nobody were lost, before rounding. */
  readonly complete: number;
  /** Dropout over both arms. */
  readonly dropout: number;
  /** Subjects to be randomized per arm by the rule. */
  readonly n: number;
  /** Exact power of that size, by handling of lost subjects. */
  readonly power: { readonly nonresponder: number; readonly completeCase: number };
}

/** What has been found: powers only; the sizes that the answer names, too; everything. */
export type SearchStage = "powers" | "answer" | "complete";

/** What the page knows of a plan so far. */
export interface LossFindings {
  readonly plan: LossPlan;
  /** Undefined where no size could show the difference. */
  readonly rule: InflationRule | undefined;
  readonly rows: readonly StrategyRow[];
  readonly stage: SearchStage;
}

/** Size by the usual rule, if it fits the page's limit, with its power. */
export function inflationRule(plan: LossPlan, book: PowerBook): InflationRule | undefined {
  const complete = formulaSize({ strategy: strategyOf(plan, "none"), power: plan.power });
  if (complete === undefined) return undefined;
  const dropout = meanDropout(plan);
  const n = inflatedSize(complete, dropout);
  if (n > largestRule) return undefined;
  const power = {
    nonresponder: book.of(nonresponder(plan), n),
    completeCase: book.of(completeCase(plan), n),
  };
  return { complete, dropout, n, power };
}

/** Largest size by the rule whose power is averaged over completers while a reader waits. */
const largestRule = 150;

/** n / (1 − d), rounded up once; one dropout rate for the whole trial, as the rule is used. */
export const inflatedSize = (complete: number, dropout: number): number =>
  inflateForDropout([complete, complete], [dropout, dropout])[0];

/** The formula's size without dropout, rounded up. */
export const completeSize = ({ complete }: InflationRule): number => roundUp(complete);

/** The row of a strategy. */
export const rowOf = (rows: readonly StrategyRow[], id: Strategy["id"]): StrategyRow | undefined =>
  rows.find(({ strategy }) => strategy.id === id);

/** The exact size from which a strategy keeps the wanted power, if known. */
export const neededSize = (row: StrategyRow | undefined, power: WantedPower): number | undefined =>
  row?.sizes[power]?.exact?.stable;
