import { ArgumentError } from "../errors.ts";
import { gaussLegendre } from "../math/gaussLegendre.ts";
import { negativeBinomialUpperTail } from "../math/negativeBinomial.ts";
import { poissonUpperTail } from "../math/poisson.ts";
import { findRoot } from "../math/root.ts";
import { type EnrollmentPlan, checkEnrollmentPlan, openMonths } from "./enrollmentPlan.ts";
import { mixedEnrollmentCdf } from "./mixedEnrollmentCdf.ts";

/** When the last subject is enrolled. */
export interface EnrollmentTime {
  /** Months. */
  readonly median: number;
  /** Months not exceeded with probability 0.1. */
  readonly lower: number;
  /** Months not exceeded with probability 0.9. */
  readonly upper: number;
  /** Mean months; Infinity where the sites' rates vary so much that it does not exist. */
  readonly mean: number;
  /** Equally spaced, from 0 to past the 99% quantile. */
  readonly months: Float64Array;
  /** Probability that all are enrolled by then. */
  readonly cumulative: Float64Array;
}

/**
 * Probability that at least `n` subjects are enrolled within some months. Sites enroll by Poisson processes;
 * with gamma distributed rates the number is negative binomial, and with sites that open one after another a
 * sum of such numbers, whose distribution is found exactly by recursion.
 *
 * @param n - Subjects in all, a whole number of 1 or more.
 * @throws {@link ArgumentError} if a value is out of its range.
 * @see [AnisimovFedorov2007]
 */
export function enrollmentCdf(plan: EnrollmentPlan, n: number, months: number): number {
  check(plan, n);
  return cdfOf(plan, n)(months);
}

/**
 * Months within which `n` subjects are enrolled with probability `p`.
 *
 * @param p - In (0, 1).
 * @throws {@link ArgumentError} if a value is out of its range.
 */
export function enrollmentQuantile(plan: EnrollmentPlan, n: number, p: number): number {
  check(plan, n);
  if (!(p > 0 && p < 1)) throw new ArgumentError("p", "lie in (0, 1)", p);
  return quantileOf(cdfOf(plan, n), plan, n, p);
}

/**
 * Distribution of the time to full enrollment.
 *
 * @param points - Times listed. Default 101.
 * @throws {@link ArgumentError} if a value is out of its range.
 */
export function enrollmentTime(plan: EnrollmentPlan, n: number, points = 101): EnrollmentTime {
  check(plan, n);
  const cdf = cdfOf(plan, n);
  const quantile = (p: number) => quantileOf(cdf, plan, n, p);
  const last = 1.05 * quantile(0.99);
  const months = Float64Array.from({ length: points }, (_, i) => (last * i) / (points - 1));
  return {
    median: quantile(0.5),
    lower: quantile(0.1),
    upper: quantile(0.9),
    mean: meanOf(cdf, plan, n),
    months,
    cumulative: months.map(cdf),
  };
}

function check(plan: EnrollmentPlan, n: number): void {
  checkEnrollmentPlan(plan);
  if (Number.isInteger(n) && n >= 1) return;
  throw new ArgumentError("n", "be a whole number of 1 or more", n);
}

type Cdf = (months: number) => number;

function cdfOf(plan: EnrollmentPlan, n: number): Cdf {
  const { sites, perSiteMonth, siteShape, startUp = 0 } = plan;
  return (months) => {
    if (!(months > 0)) return 0;
    const open = openMonths(plan, months);
    const total = open.reduce((sum, time) => sum + time, 0);
    const mean = perSiteMonth * total;
    if (siteShape === undefined) return poissonUpperTail(n - 1, mean);
    if (startUp === 0) return negativeBinomialUpperTail(n - 1, sites * siteShape, mean);
    return mixedEnrollmentCdf(
      n,
      siteShape,
      open.map((time) => perSiteMonth * time),
    );
  };
}

function quantileOf(cdf: Cdf, { sites, perSiteMonth }: EnrollmentPlan, n: number, p: number) {
  let high = n / (sites * perSiteMonth);
  while (cdf(high) < p) high *= 2;
  return findRoot((months) => cdf(months) - p, 0, high, { tolerance: 1e-9 * high });
}

/** In closed form where all sites open at once; else the integral of the upper tail. */
function meanOf(cdf: Cdf, plan: EnrollmentPlan, n: number): number {
  const { sites, perSiteMonth, siteShape, startUp = 0 } = plan;
  const shapes = siteShape === undefined ? Infinity : sites * siteShape;
  if (shapes <= 1) return Infinity;
  const atOnce = n / (sites * perSiteMonth) / (1 - 1 / shapes);
  if (startUp === 0) return atOnce;
  const scale = atOnce + startUp;
  const ofShare = (share: number): number => {
    const months = (scale * share) / (1 - share); // all times, in a unit interval
    return ((1 - cdf(months)) * scale) / (1 - share) ** 2;
  };
  return gaussLegendre(ofShare, 0, 1, 24);
}
