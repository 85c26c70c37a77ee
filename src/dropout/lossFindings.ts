import type { Pair } from "../pair.ts";
import { inflateForDropout } from "../sizing/inflateForDropout.ts";
import { roundedUp } from "./armText.ts";
import type { EnrollmentRow } from "./completers.ts";
import type { PowerAtDropout } from "./lossCurves.ts";
import { meanDropout, type LossPlan, type WantedPower } from "./lossPlan.ts";
import type { SizeAtDropout } from "./sizeCurves.ts";
import type { Strategy } from "./strategy.ts";
import { strategyOf } from "./strategies.ts";
import { formulaSize, type ReachedSize } from "./strategySize.ts";

/** Sizes for the wanted powers; undefined where none is large enough, absent while not yet searched. */
export type SizesByPower = Readonly<Partial<Record<WantedPower, ReachedSize | undefined>>>;

/** What a strategy does at the planned size, and the sizes that it needs. */
export interface StrategyRow {
  readonly strategy: Strategy;
  /** Exact power at the planned size; absent while it is being added up. */
  readonly power?: number;
  readonly sizes: SizesByPower;
}

/** The usual rule, n / (1 − d), and what comes of it. */
export interface InflationRule {
  /** Subjects per arm by formula as if nobody were lost, before rounding. */
  readonly complete: Pair<number>;
  /** Dropout over both arms. */
  readonly dropout: number;
  /** Subjects to be randomized by the rule, per arm. */
  readonly n: Pair<number>;
  /** Exact power of that size, by handling of lost subjects; absent while it is being added up. */
  readonly power: { readonly nonresponder?: number; readonly completeCase?: number };
}

/** What the page knows of a plan so far. */
export interface LossFindings {
  readonly plan: LossPlan;
  /** Undefined where no size could show the difference, or a larger one than the page adds up. */
  readonly rule: InflationRule | undefined;
  readonly rows: readonly StrategyRow[];
  /** Power over dropout. */
  readonly curve?: readonly PowerAtDropout[];
  /** Chance of enough completers over subjects randomized. */
  readonly enrollment?: readonly EnrollmentRow[];
  /** Size over dropout. */
  readonly sizes?: readonly SizeAtDropout[];
}

/** Largest arm by the rule whose power is averaged over completers. */
const largestRule = 1000;

/** Size by the usual rule, if it fits the page's limit. */
export function inflationRule(plan: LossPlan): InflationRule | undefined {
  const formula = formulaSize({ strategy: strategyOf(plan, "none"), power: plan.power });
  if (formula === undefined) return undefined;
  const complete = atLeast1(formula);
  const dropout = meanDropout(plan);
  const n = inflatedSize(complete, dropout);
  return Math.max(...n) > largestRule ? undefined : { complete, dropout, n, power: {} };
}

/** n / (1 − d), rounded up once; one dropout rate for the whole trial, as the rule is used. */
export const inflatedSize = (complete: Pair<number>, dropout: number): Pair<number> =>
  inflateForDropout(complete, [dropout, dropout]);

/** Wald's formula asks for nobody where outcomes do not vary; an arm has a subject. */
const atLeast1 = ([experimental, control]: Pair<number>): Pair<number> => [
  Math.max(1, experimental),
  Math.max(1, control),
];

/** The formula's size without dropout, rounded up. */
export const completeSize = ({ complete }: Pick<InflationRule, "complete">): Pair<number> =>
  roundedUp(complete);

/** The row of a strategy. */
export const rowOf = (rows: readonly StrategyRow[], id: Strategy["id"]): StrategyRow | undefined =>
  rows.find(({ strategy }) => strategy.id === id);

/** The exact size from which a strategy keeps the wanted power, if known. */
export const neededSize = (
  row: StrategyRow | undefined,
  power: WantedPower,
): Pair<number> | undefined => row?.sizes[power]?.exact?.stable;
