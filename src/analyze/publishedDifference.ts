import { ArgumentError } from "../errors.ts";
import { normalUpperQuantile, normalUpperTail } from "../math/normal.ts";
import { studentTUpperQuantile, studentTUpperTail } from "../math/studentT.ts";
import type { Pair } from "../pair.ts";

/** A difference of two means as an article prints it, in the outcome's unit. */
export interface PublishedDifference {
  /** Experimental − control mean. */
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
}

export interface PublishedDifferenceOptions {
  /** Subjects per arm (experimental, control), at least 2 each. */
  readonly n: Pair<number>;
  /** Two-sided confidence level of the interval, in (0, 1). Default 0.95. */
  readonly level?: number;
  /** Degrees of freedom of its t distribution; Infinity for a normal one. Default: subjects less 2. */
  readonly df?: number;
  /** Decimals that were printed; omitted, the numbers are taken as exact. */
  readonly decimals?: number;
}

/** What an interval says about the numbers that went into it. */
export interface ImpliedStatistics {
  /** Of the difference, in the outcome's unit. */
  readonly standardError: number;
  /** Common standard deviation of single subjects, were it a comparison of two means, in the outcome's unit. */
  readonly sd: number;
  /** Estimate / standard error. */
  readonly statistic: number;
  readonly df: number;
  /** Two-sided P value of no difference. */
  readonly pValue: number;
  /** Smallest and largest P value that agree with the numbers before they were rounded. */
  readonly pValueRange: Pair<number>;
}

/**
 * Standard error, standard deviation and P value behind a published difference of means: the half-width of
 * the interval is t times the standard error, which is SD × √(1/nE + 1/nC). A mixed model's standard error
 * is not that of a plain comparison; the standard deviation is then the one that a plain comparison of
 * subjects would need to be as precise.
 *
 * @param published - Estimate and limits as printed.
 * @param options - Subjects per arm, level (0.95), degrees of freedom (subjects − 2), decimals printed.
 * @throws {@link ArgumentError} unless lower < estimate < upper and the options lie in their ranges.
 * @see [Altman2011] P from an interval; [CochraneHandbook] 6.5.2.3 SD from an interval.
 */
export function publishedDifference(
  published: PublishedDifference,
  options: PublishedDifferenceOptions,
): ImpliedStatistics {
  const { n, level = 0.95, df = n[0] + n[1] - 2, decimals = Infinity } = options;
  checkPublished(published, n, level, df);
  const { estimate, lower, upper } = published;
  const t = upperQuantile((1 - level) / 2, df);
  const half = (upper - lower) / 2;
  const standardError = half / t;
  const rounding = 0.5 * 10 ** -decimals; // 0 for exact numbers
  const reach = (shift: number) =>
    (t * Math.max(0, Math.abs(estimate) + shift)) / Math.max(0, half - shift);
  return {
    standardError,
    sd: standardError / Math.sqrt(1 / n[0] + 1 / n[1]),
    statistic: estimate / standardError,
    df,
    pValue: twoSided(reach(0), df),
    pValueRange: [twoSided(reach(rounding), df), twoSided(reach(-rounding), df)],
  };
}

const twoSided = (statistic: number, df: number): number =>
  2 * (df === Infinity ? normalUpperTail(statistic) : studentTUpperTail(statistic, df));

const upperQuantile = (tail: number, df: number): number =>
  df === Infinity ? normalUpperQuantile(tail) : studentTUpperQuantile(tail, df);

function checkPublished(
  { estimate, lower, upper }: PublishedDifference,
  n: Pair<number>,
  level: number,
  df: number,
): void {
  if (!(lower < estimate)) throw new ArgumentError("lower", `be below ${estimate}`, lower);
  if (!(upper > estimate)) throw new ArgumentError("upper", `be above ${estimate}`, upper);
  for (const arm of [0, 1] as const) {
    if (!(n[arm] >= 2)) throw new ArgumentError(`n[${arm}]`, "be at least 2", n[arm]);
  }
  if (!(level > 0 && level < 1)) throw new ArgumentError("level", "lie in (0, 1)", level);
  if (!(df > 0)) throw new ArgumentError("df", "be above 0", df);
}
