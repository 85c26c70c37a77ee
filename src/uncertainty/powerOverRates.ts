import { ArgumentError } from "../errors.ts";
import type { TestRegion } from "../analyze/testRegion.ts";
import { binomialProbabilities } from "../math/binomialProbabilities.ts";
import type { Pair } from "../pair.ts";
import { analyzedRates } from "../sizing/outcomeModel.ts";
import { designRegion, type PowerDesign, randomizedSizes } from "../sizing/powerDesign.ts";
import type { Dropout } from "../study/schema.ts";
import { betterRegion } from "./betterRegion.ts";
import { finish } from "./finish.ts";

/** Rates of each arm, all pairs of which are wanted. */
export interface RateGrid {
  readonly experimental: ArrayLike<number>;
  readonly control: ArrayLike<number>;
  readonly dropout?: Dropout;
  /** "better": only rejections in favor of the experimental arm count. Default "either". */
  readonly direction?: "either" | "better";
  /** Pairs of numbers of completers that are less probable are left out. Default 1e-13. */
  readonly negligible?: number;
}

/**
 * Exact power at every pair of response rates, many at once: with R the rejection region as a matrix and F the
 * probabilities of the events by rate, the powers are Fᴱ R Fᶜ, summed over the numbers of completers.
 *
 * @returns Power at [row of the experimental rate × control.length + column of the control rate].
 * @throws {@link ArgumentError} if a rate lies outside [0, 1], or the analysis is adjusted.
 */
export function powerOverRates(design: PowerDesign, grid: RateGrid): Float64Array {
  return finish(powerOverRatesInSteps(design, grid));
}

/** The same for a page that must not be held up: pauses after each pair of numbers of completers. */
export function* powerOverRatesInSteps(
  design: PowerDesign,
  grid: RateGrid,
): Generator<undefined, Float64Array> {
  const { experimental, control, dropout, direction = "either", negligible = 1e-13 } = grid;
  const out = new Float64Array(experimental.length * control.length);
  const [ratesE, ratesC] = [reachedRates(design, grid, 0), reachedRates(design, grid, 1)];
  const stay: Pair<number> = [1 - (dropout?.rate[0] ?? 0), 1 - (dropout?.rate[1] ?? 0)];
  const regionOf = direction === "better" ? betterRegion : designRegion;
  const columns = control.length;
  const sizesOf = (arm: 0 | 1) =>
    sizes(design, arm, stay).filter(([, share]) => share >= negligible);
  const controls = sizesOf(1).map(([n, share]) => {
    return { n, share, fewer: sumsByRate(n, ratesC) };
  });
  for (const [n, share] of sizesOf(0)) {
    const rejection = new Float64Array((n + 1) * columns); // by own events and control rate
    for (const arm of controls) {
      if (share * arm.share < negligible) continue;
      addRejections(rejection, share * arm.share, regionOf(design, [n, arm.n]), arm.fewer);
      yield;
    }
    ratesE.forEach((rate, row) => {
      const powers = out.subarray(row * columns, (row + 1) * columns);
      addPowers(powers, binomialProbabilities(n, rate), rejection);
    });
  }
  return out.map((power) => Math.min(1, power));
}

/** Rates as they reach the analysis; those of one arm do not depend on the other's. */
function reachedRates(design: PowerDesign, { dropout, ...rates }: RateGrid, arm: 0 | 1): number[] {
  const name = arm === 0 ? "experimental" : "control";
  return Array.from(rates[name], (rate, i) => {
    if (!(rate >= 0 && rate <= 1)) throw new ArgumentError(`${name}[${i}]`, "lie in [0, 1]", rate);
    const scenario = { name: "", responseRate: [rate, rate] as const, ...(dropout && { dropout }) };
    return analyzedRates(design, scenario)[arm];
  });
}

/** Numbers of subjects of an arm that may be analyzed, with their probabilities. */
function sizes(design: PowerDesign, arm: 0 | 1, stay: Pair<number>): [number, number][] {
  const n = randomizedSizes(design)[arm];
  if (design.missing === "nonresponder") return [[n, 1]];
  const probability = binomialProbabilities(n, stay[arm]);
  return Array.from(probability, (share, k): [number, number] => [k, share]).slice(1);
}

/** Probabilities of fewer than x events, rate by rate: at [x × rates.length + place of the rate], x to n + 1. */
function sumsByRate(n: number, rates: readonly number[]): Float64Array {
  const columns = rates.length;
  const sums = new Float64Array((n + 2) * columns);
  rates.forEach((rate, column) => {
    const probability = binomialProbabilities(n, rate);
    for (let x = 0, sum = 0; x <= n; x++) {
      sum += probability[x]!;
      sums[(x + 1) * columns + column] = sum;
    }
  });
  return sums;
}

/** Adds share × P(the control arm's events reject), by the experimental events and the control rate. */
function addRejections(
  out: Float64Array,
  share: number,
  region: TestRegion,
  fewer: Float64Array,
): void {
  const [nE, nC] = region.n;
  const columns = out.length / (nE + 1);
  for (let xE = 0; xE <= nE; xE++) {
    for (let xC = 0; xC <= nC; xC++) {
      if (!region.rejects(xE, xC)) continue;
      const from = xC * columns;
      while (xC < nC && region.rejects(xE, xC + 1)) xC++;
      const to = (xC + 1) * columns;
      for (let column = 0, at = xE * columns; column < columns; column++, at++) {
        out[at]! += share * (fewer[to + column]! - fewer[from + column]!);
      }
    }
  }
}

/** Adds the products of the experimental events' probabilities with the rejections, by control rate. */
function addPowers(out: Float64Array, events: Float64Array, rejection: Float64Array): void {
  for (let x = 0, at = 0; x < events.length; x++) {
    const probability = events[x]!;
    for (let column = 0; column < out.length; column++, at++) {
      out[column]! += probability * rejection[at]!;
    }
  }
}
