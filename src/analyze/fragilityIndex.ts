import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import type { AlternativeOptions } from "./alternative.ts";
import { alternativeOf } from "./alternative.ts";
import type { Counts } from "./counts.ts";
import { checkCounts } from "./counts.ts";
import type { TableMethod } from "./methods.ts";
import { pValueTable, type PValueTable } from "./pValueTable.ts";

export interface FragilityOptions extends AlternativeOptions {
  /** The test whose verdict may turn. Default "fisher". */
  readonly method?: TableMethod;
  /** Significance level, in (0, 1). Default 0.05. */
  readonly alpha?: number;
  /**
   * Whose outcomes change. "lowerArm" (default): those of the arm with the lower event rate, as the index is
   * defined. "bothArms": of any subjects, which may take fewer.
   */
  readonly change?: "lowerArm" | "bothArms";
}

export interface FragilityIndex {
  /** Whether P ≤ alpha as observed. The index counts the way out of significance if so, else the way into it. */
  readonly isSignificant: boolean;
  /** P value as observed. */
  readonly pValue: number;
  /** Subjects whose outcome must change for the verdict to turn; NaN where no such change turns it. */
  readonly index: number;
  /** The first table with the other verdict and its P value; absent where there is none. */
  readonly turned?: { readonly events: Pair<number>; readonly pValue: number };
}

/**
 * Fragility index: the smallest number of subjects whose outcome would have to change for a significant
 * result to become non-significant, or, for a result that is not significant, the reverse index: the
 * smallest number that makes it so. Arm sizes stay; outcomes change in the arm with the lower event rate
 * (the control arm where rates are equal), toward the other arm or away from it.
 *
 * The published definition names the arm with fewer events; the lower rate is the same arm in trials with
 * equal arms and keeps the sense of it in others. For one-sided tests it is the arm that the alternative
 * expects to be lower.
 *
 * @param data - Events and subjects analyzed, per arm (experimental, control).
 * @param options - Test ("fisher"), sides (2), better direction ("higher"), alpha (0.05), whose outcomes change.
 * @throws {@link ArgumentError} if the table is impossible or alpha lies outside (0, 1).
 * @see [Walsh2014] the index; [Khan2020] the reverse index.
 */
export function fragilityIndex(data: Counts, options: FragilityOptions = {}): FragilityIndex {
  const { method = "fisher", alpha = 0.05, change = "lowerArm" } = options;
  checkCounts(data);
  if (!(alpha > 0 && alpha < 1)) throw new ArgumentError("alpha", "lie in (0, 1)", alpha);
  const table = pValueTable({ method, n: data.n, alternative: alternativeOf(options) });
  const pValue = table.at(...data.events);
  const isSignificant = rejects(pValue, alpha);
  const observed = { isSignificant, pValue };
  for (let index = 1; index <= data.n[0] + data.n[1]; index++) {
    for (const events of tablesAt(index, data, table, { isSignificant, change })) {
      const turned = { events, pValue: table.at(...events) };
      if (rejects(turned.pValue, alpha) !== isSignificant) return { ...observed, index, turned };
    }
  }
  return { ...observed, index: NaN };
}

const rejects = (pValue: number, alpha: number): boolean => pValue <= alpha * (1 + 1e-9);

interface Walk {
  readonly isSignificant: boolean;
  readonly change: "lowerArm" | "bothArms";
}

/** The possible tables that differ from the observed one in `changes` outcomes, on the way to the other verdict. */
function tablesAt(
  changes: number,
  { events, n }: Counts,
  { alternative }: PValueTable,
  { isSignificant, change }: Walk,
): Pair<number>[] {
  const low = lowerArm({ events, n }, alternative);
  const isBoth = change === "bothArms";
  // Out of significance the rates approach each other; into it, two-sided, they may part in either direction.
  const lows = isBoth && !isSignificant && alternative === "twoSided" ? [low, 1 - low] : [low];
  const toward = isSignificant ? 1 : -1;
  const tables: Pair<number>[] = [];
  for (const arm of lows) {
    for (let other = 0; other <= (isBoth ? changes : 0); other++) {
      const gains = [toward * (changes - other), -toward * other];
      const next: Pair<number> = [events[0] + gains[arm]!, events[1] + gains[1 - arm]!];
      if (isPossible(next, n)) tables.push(next);
    }
  }
  return tables;
}

/** Index of the arm with the lower rate, or of the one that a one-sided alternative expects to be lower. */
function lowerArm({ events, n }: Counts, alternative: PValueTable["alternative"]): 0 | 1 {
  if (alternative !== "twoSided") return alternative === "greater" ? 1 : 0;
  return events[0] * n[1] < events[1] * n[0] ? 0 : 1;
}

const isPossible = ([xE, xC]: Pair<number>, n: Pair<number>): boolean =>
  xE >= 0 && xC >= 0 && xE <= n[0] && xC <= n[1];
