import { ArgumentError } from "../errors.ts";
import { normalUpperQuantile } from "../math/normal.ts";
import { estimateEffect } from "./binaryTest.ts";
import { conditionalOddsRatio, fillConditionalExact } from "./conditionalOddsRatio.ts";
import type { Counts } from "./counts.ts";
import { checkCounts } from "./counts.ts";
import { fillExactRiskDifference } from "./exactRiskDifference.ts";
import type { IntervalKernel } from "./intervalKernel.ts";
import { riskDifferenceKernels } from "./riskDifferenceInterval.ts";
import { scoreIntervalKernel } from "./scoreInterval.ts";
import type { EffectMeasure } from "./scoreStatistic.ts";
import { fillAgrestiCaffo, fillHaldane, fillKatz, fillWoolf } from "./waldIntervals.ts";
import type { Limits } from "./wilsonInterval.ts";

/** Interval kernels for loops, by the scale of the effect and the name of the method. */
export const effectIntervalKernels = {
  riskDifference: {
    ...riskDifferenceKernels,
    agrestiCaffo: fillAgrestiCaffo,
    miettinenNurminen: scoreIntervalKernel("riskDifference", true),
    mee: scoreIntervalKernel("riskDifference", false),
    exact: fillExactRiskDifference,
  },
  riskRatio: {
    katz: fillKatz,
    miettinenNurminen: scoreIntervalKernel("riskRatio", true),
    koopman: scoreIntervalKernel("riskRatio", false),
  },
  oddsRatio: {
    woolf: fillWoolf,
    haldane: fillHaldane,
    miettinenNurminen: scoreIntervalKernel("oddsRatio", true),
    conditionalExact: fillConditionalExact,
  },
} as const satisfies Record<EffectMeasure, Record<string, IntervalKernel>>;

/** A scale of the effect with a method that exists on it. */
export type EffectIntervalMethod = {
  [Measure in EffectMeasure]: {
    readonly measure: Measure;
    readonly method: keyof (typeof effectIntervalKernels)[Measure];
  };
}[EffectMeasure];

export type EffectIntervalOptions = EffectIntervalMethod & {
  /** Two-sided confidence level, in (0, 1). Default 0.95. */
  readonly level?: number;
};

export interface EffectInterval extends Limits {
  /** Estimate that belongs to the method; NaN where it is 0/0. */
  readonly estimate: number;
  /** Doubts about the result, as sentences. */
  readonly notes: readonly string[];
}

/**
 * Confidence interval for the effect of the experimental arm against control, on the scale of the risk
 * difference, the risk ratio or the odds ratio.
 *
 * An unbounded limit is ±Infinity; a limit that the method cannot give (Katz or Woolf with an empty cell,
 * a ratio when neither arm has events) is NaN, with a note. Wald-type limits are not cut at −1 and 1.
 *
 * @param data - Events and subjects analyzed, per arm; at least one subject each.
 * @param options - Scale, method, and the two-sided confidence level (0.95).
 * @throws {@link ArgumentError} if a count is impossible, an arm empty, or an option unknown.
 * @see [AgrestiCaffo2000], [Newcombe1998], [MiettinenNurminen1985], [Mee1984], [Katz1978],
 *   [Koopman1984], [Woolf1955], [Haldane1956], [Cornfield1956], [AgrestiMin2001] exact.
 */
export function effectInterval(data: Counts, options: EffectIntervalOptions): EffectInterval {
  const { measure, method, level = 0.95 } = options;
  checkCounts(data);
  checkArms(data);
  if (!(level > 0 && level < 1)) throw new ArgumentError("level", "lie in (0, 1)", level);
  const kernel = effectIntervalKernel(options);
  const [xE, xC] = data.events;
  const [nE, nC] = data.n;
  const limits = new Float64Array(2);
  kernel(limits, xE, nE, xC, nC, normalUpperQuantile((1 - level) / 2));
  const [lower, upper] = [limits[0]!, limits[1]!];
  return {
    estimate: estimateOf(data, measure, method),
    lower,
    upper,
    notes: notesOn(lower, upper),
  };
}

/**
 * The kernel of a method, for loops.
 *
 * @throws {@link ArgumentError} if the scale or the method is unknown.
 */
export function effectIntervalKernel({ measure, method }: EffectIntervalMethod): IntervalKernel {
  checkName("measure", measure, effectIntervalKernels);
  const kernels: Readonly<Record<string, IntervalKernel>> = effectIntervalKernels[measure];
  checkName("method", method, kernels);
  return kernels[method]!;
}

function checkName(path: string, name: string, known: object): void {
  if (Object.hasOwn(known, name)) return;
  throw new ArgumentError(path, `be one of ${Object.keys(known).join(", ")}`, name);
}

function checkArms({ n }: Counts): void {
  for (const arm of [0, 1] as const) {
    if (n[arm] === 0) throw new ArgumentError(`data.n[${arm}]`, "be at least 1", 0);
  }
}

function estimateOf(data: Counts, measure: EffectMeasure, method: string): number {
  const [xE, xC] = data.events;
  const [nE, nC] = data.n;
  if (method === "conditionalExact") return conditionalOddsRatio(xE, nE, xC, nC);
  if (method !== "haldane") return estimateEffect(data)[measure];
  return ((xE + 0.5) * (nC - xC + 0.5)) / ((xC + 0.5) * (nE - xE + 0.5));
}

function notesOn(lower: number, upper: number): string[] {
  if (Number.isNaN(lower) || Number.isNaN(upper)) {
    return ["The method gives no limits for a table with such empty cells."];
  }
  if (upper === Infinity) return ["The interval has no upper bound."];
  return [];
}
