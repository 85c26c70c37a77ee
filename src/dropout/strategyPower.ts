import { alternativeOf } from "../analyze/alternative.ts";
import { partOfRegion } from "../analyze/rejectionRegion.ts";
import { binomialProbabilities } from "../math/binomialProbabilities.ts";
import type { Pair } from "../pair.ts";
import { eventDistribution, type EventDistribution } from "../sizing/eventDistribution.ts";
import { designRegion } from "../sizing/powerDesign.ts";
import { regionPower } from "../sizing/regionPower.ts";
import { completerRange } from "./completerRange.ts";
import { designOf, type LossPlan } from "./lossPlan.ts";
import type { Strategy } from "./strategy.ts";

/**
 * Exact powers that remember what they added up: lines and searches ask for the same numbers of completers
 * again and again.
 */
export interface PowerBook {
  /** Exact power with `n` subjects randomized (the plan's); of complete cases at most 1e-6 too low. */
  of(strategy: Strategy, n?: Pair<number>): number;
  /** The work that `of` does, in parts of a few milliseconds; nothing where it is one table. */
  parts(strategy: Strategy, n?: Pair<number>): readonly (() => void)[];
}

/** Exact power of one test at fixed rates, by subjects analyzed. */
type PowerAt = (nE: number, nC: number) => number;

/** A book of powers; those of the last 8 pairs of rates are kept. */
export function createPowerBook(): PowerBook {
  const kept = new Map<string, PowerAt>();
  const powersOf = ({ plan, rates }: Strategy): PowerAt => {
    const { method, sides, alpha, better } = plan;
    const key = [method, sides, alpha, better, ...rates].join(" ");
    const powers = kept.get(key) ?? powersAtRates(plan, rates);
    kept.delete(key); // to the end: the oldest is dropped first
    kept.set(key, powers);
    if (kept.size > 8) kept.delete(kept.keys().next().value!);
    return powers;
  };
  return {
    of(strategy, n = strategy.plan.n) {
      if (strategy.missing === "nonresponder") return allPower(strategy, n);
      return completeCasePower(powersOf(strategy), n, strategy.plan.dropout);
    },
    parts(strategy, n = strategy.plan.n) {
      if (strategy.missing === "nonresponder") return [];
      const [inE, inC] = rangesOf(n, strategy.plan.dropout);
      return Array.from({ length: inE.last - inE.first + 1 }, (_, i) => () => {
        const powerAt = powersOf(strategy);
        for (let c = inC.first; c <= inC.last; c++) powerAt(inE.first + i, c);
      });
    },
  };
}

/** Exact power with all randomized subjects analyzed. */
function allPower({ plan, rates }: Strategy, n: Pair<number>): number {
  const events = (arm: 0 | 1) => eventDistribution(binomialProbabilities(n[arm], rates[arm]));
  return regionPower(designRegion(designOf(plan, "nonresponder"), n), [events(0), events(1)]);
}

function powersAtRates(plan: LossPlan, rates: Pair<number>): PowerAt {
  const { method, sides, alpha, better } = plan;
  const test = { method, alpha, alternative: alternativeOf({ sides, better }) };
  const rows: Float64Array[] = []; // by experimental completers, NaN where not yet computed
  const events: Pair<EventDistribution[]> = [[], []];
  const eventsOf = (arm: 0 | 1, n: number): EventDistribution =>
    (events[arm][n] ??= eventDistribution(binomialProbabilities(n, rates[arm])));
  return (nE, nC) => {
    const row = (rows[nE] = grown(rows[nE], nC));
    if (!Number.isNaN(row[nC]!)) return row[nC]!;
    const [inE, inC] = [eventsOf(0, nE), eventsOf(1, nC)];
    const totals = [inE.first + inC.first, inE.last + inC.last] as const;
    row[nC] = regionPower(partOfRegion({ ...test, n: [nE, nC] }, totals), [inE, inC]);
    return row[nC]!;
  };
}

/** The row with room for an index. */
function grown(row: Float64Array | undefined, index: number): Float64Array {
  if (row && row.length > index) return row;
  const longer = new Float64Array(Math.ceil(1.25 * index) + 8).fill(NaN);
  if (row) longer.set(row);
  return longer;
}

const rangesOf = (n: Pair<number>, dropout: Pair<number>) =>
  [completerRange(n[0], 1 - dropout[0]), completerRange(n[1], 1 - dropout[1])] as const;

/** The mean over the binomial numbers of completers; with an arm without completers nothing is rejected. */
function completeCasePower(powerAt: PowerAt, n: Pair<number>, dropout: Pair<number>): number {
  const [inE, inC] = rangesOf(n, dropout);
  let power = 0;
  for (let e = inE.first; e <= inE.last; e++) {
    let row = 0;
    for (let c = inC.first; c <= inC.last; c++) row += inC.probability[c]! * powerAt(e, c);
    power += inE.probability[e]! * row;
  }
  return power;
}
