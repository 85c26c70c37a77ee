import type { TestRegion } from "../analyze/testRegion.ts";
import { binomialProbabilities } from "../math/binomialProbabilities.ts";
import type { Pair } from "../pair.ts";
import { eventDistribution, type EventDistribution } from "../sizing/eventDistribution.ts";
import { designRegion } from "../sizing/powerDesign.ts";
import { regionPower } from "../sizing/regionPower.ts";
import { designOf, type LossPlan } from "./lossPlan.ts";
import type { Strategy } from "./strategy.ts";

const negligible = 1e-12; // of a pair of numbers of completers: below 1e-8 is left out in all

/** Exact power of one test at fixed rates, by subjects analyzed. */
interface PowersAtRates {
  at(nE: number, nC: number): number;
}

/**
 * Exact powers that remember what they added up: lines and searches ask for the same numbers of completers
 * again and again. One for each test; where the rates change, only they are computed anew.
 */
export interface PowerBook {
  /** Exact power with `n` subjects randomized to each arm (the plan's). */
  of(strategy: Strategy, n?: number): number;
}

/** A book of powers; those of the last 8 pairs of rates and the regions of the last test are kept. */
export function createPowerBook(): PowerBook {
  const kept = new Map<string, PowersAtRates>();
  let test = "";
  let regionOf: RegionOf;
  const powersOf = (plan: LossPlan, rates: Pair<number>): PowersAtRates => {
    const { method, sides, alpha } = plan;
    const asked = [method, sides, alpha].join(" ");
    if (asked !== test) regionOf = regionsOf(plan);
    test = asked;
    const key = [test, ...rates].join(" ");
    const powers = kept.get(key) ?? powersAtRates(rates, regionOf);
    kept.delete(key); // to the end: the oldest is dropped first
    kept.set(key, powers);
    if (kept.size > 8) kept.delete(kept.keys().next().value!);
    return powers;
  };
  return {
    of({ plan, rates, missing }, n = plan.n) {
      if (missing === "nonresponder") return powerAt(plan, rates, [n, n]);
      return completeCasePower(powersOf(plan, rates), n, plan.dropout);
    },
  };
}

/** Exact power with all randomized subjects analyzed. */
function powerAt(plan: LossPlan, rates: Pair<number>, n: Pair<number>): number {
  const events = (arm: 0 | 1) => eventDistribution(binomialProbabilities(n[arm], rates[arm]));
  return regionPower(designRegion(designOf(plan, "nonresponder"), n), [events(0), events(1)]);
}

type RegionOf = (nE: number, nC: number) => TestRegion;

/** Arms up to this are looked up by number; larger ones by the key of the shared cache. */
const mostKept = 100;

/** Rejection regions of a test by numbers of completers. */
function regionsOf(plan: LossPlan): RegionOf {
  const design = designOf(plan, "completeCase");
  const kept: TestRegion[] = [];
  return (nE, nC) => {
    if (nE > mostKept || nC > mostKept) return designRegion(design, [nE, nC]);
    return (kept[nE * (mostKept + 1) + nC] ??= designRegion(design, [nE, nC]));
  };
}

function powersAtRates(rates: Pair<number>, regionOf: RegionOf): PowersAtRates {
  const rows: Float64Array[] = []; // by experimental completers, NaN where not yet computed
  const events: Pair<EventDistribution[]> = [[], []];
  const eventsOf = (arm: 0 | 1, n: number): EventDistribution =>
    (events[arm][n] ??= eventDistribution(binomialProbabilities(n, rates[arm])));
  const at = (nE: number, nC: number): number => {
    const row = grown(rows[nE], nC);
    rows[nE] = row;
    if (!Number.isNaN(row[nC]!)) return row[nC]!;
    row[nC] = regionPower(regionOf(nE, nC), [eventsOf(0, nE), eventsOf(1, nC)]);
    return row[nC]!;
  };
  return { at };
}

/** The row with room for an index. */
function grown(row: Float64Array | undefined, index: number): Float64Array {
  if (row && row.length > index) return row;
  const longer = new Float64Array(2 * index + 8).fill(NaN);
  if (row) longer.set(row);
  return longer;
}

/** The mean over the binomial numbers of completers; with an arm without completers nothing is rejected. */
function completeCasePower(powers: PowersAtRates, n: number, dropout: Pair<number>): number {
  const [inE, inC] = [likelySizes(n, 1 - dropout[0]), likelySizes(n, 1 - dropout[1])];
  let power = 0;
  for (let e = inE.first; e <= inE.last; e++) {
    for (let c = inC.first; c <= inC.last; c++) {
      const probability = inE.probability[e]! * inC.probability[c]!;
      if (probability >= negligible) power += probability * powers.at(e, c);
    }
  }
  return power;
}

/** Numbers of completers with a probability that counts; none at all does not. */
function likelySizes(n: number, stay: number): EventDistribution {
  const sizes = eventDistribution(binomialProbabilities(n, stay));
  return { ...sizes, first: Math.max(1, sizes.first) };
}
