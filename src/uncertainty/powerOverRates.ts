import { ArgumentError } from "../errors.ts";
import type { TestRegion } from "../analyze/testRegion.ts";
import { binomialProbabilities } from "../math/binomialProbabilities.ts";
import type { Pair } from "../pair.ts";
import { analyzedRates } from "../sizing/outcomeModel.ts";
import { designRegion, type PowerDesign, randomizedSizes } from "../sizing/powerDesign.ts";
import type { Dropout } from "../study/schema.ts";
import { betterRegion } from "./betterRegion.ts";

/** Rates of each arm, all pairs of which are wanted. */
export interface RateGrid {
  readonly experimental: ArrayLike<number>;
  readonly control: ArrayLike<number>;
  readonly dropout?: Dropout;
  /** "better": only rejections in favor of the experimental arm count. Default "either". */
  readonly direction?: "either" | "better";
}

const negligible = 1e-13; // of a pair of numbers of completers

/**
 * Exact power at every pair of response rates, many at once: with R the rejection region as a matrix and F the
 * probabilities of the events by rate, the powers are Fᴱ R Fᶜ, summed over the numbers of completers.
 *
 * @returns Power at [row of the experimental rate × control.length + column of the control rate].
 * @throws {@link ArgumentError} if a rate lies outside [0, 1], or the analysis is adjusted.
 */
export function powerOverRates(design: PowerDesign, grid: RateGrid): Float64Array {
  const { experimental, control, dropout, direction = "either" } = grid;
  const out = new Float64Array(experimental.length * control.length);
  const [ratesE, ratesC] = [reachedRates(design, grid, 0), reachedRates(design, grid, 1)];
  const stay: Pair<number> = [1 - (dropout?.rate[0] ?? 0), 1 - (dropout?.rate[1] ?? 0)];
  const regionOf = direction === "better" ? betterRegion : designRegion;
  const controls = sizes(design, 1, stay).map(([n, share]) => {
    return { n, share, upTo: ratesC.map((rate) => runningSums(binomialProbabilities(n, rate))) };
  });
  for (const [n, share] of sizes(design, 0, stay)) {
    const rejection = ratesC.map(() => new Float64Array(n + 1)); // by control rate and own events
    for (const arm of controls) {
      if (share * arm.share < negligible) continue;
      addRejections(rejection, share * arm.share, regionOf(design, [n, arm.n]), arm.upTo);
    }
    addPowers(
      out,
      ratesE.map((rate) => binomialProbabilities(n, rate)),
      rejection,
    );
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
  return Array.from(probability, (share, k): [number, number] => [k, share]).filter(
    ([k, share]) => k > 0 && share >= negligible,
  );
}

/** Sums of the entries before each place, and of all. */
function runningSums(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = sums[i]! + values[i]!;
  return sums;
}

/** Adds share × P(the control arm's events reject), by its rate and the experimental events. */
function addRejections(
  out: readonly Float64Array[],
  share: number,
  region: TestRegion,
  upTo: readonly Float64Array[],
): void {
  const [nE, nC] = region.n;
  for (let xE = 0; xE <= nE; xE++) {
    for (let xC = 0; xC <= nC; xC++) {
      if (!region.rejects(xE, xC)) continue;
      const from = xC;
      while (xC < nC && region.rejects(xE, xC + 1)) xC++;
      for (let column = 0; column < out.length; column++) {
        const sums = upTo[column]!;
        out[column]![xE]! += share * (sums[xC + 1]! - sums[from]!);
      }
    }
  }
}

/** Adds the products of the experimental events' probabilities with the rejections. */
function addPowers(
  out: Float64Array,
  events: readonly Float64Array[],
  rejection: readonly Float64Array[],
): void {
  const columns = rejection.length;
  for (let row = 0; row < events.length; row++) {
    const own = events[row]!;
    for (let column = 0; column < columns; column++) {
      const rejecting = rejection[column]!;
      let sum = 0;
      for (let x = 0; x < own.length; x++) sum += own[x]! * rejecting[x]!;
      out[row * columns + column]! += sum;
    }
  }
}
