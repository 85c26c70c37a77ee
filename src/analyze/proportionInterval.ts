import { ArgumentError } from "../errors.ts";
import { betaQuantile, betaUpperQuantile } from "../math/beta.ts";
import { normalUpperQuantile } from "../math/normal.ts";
import { maxAnalyzedPerArm } from "./counts.ts";
import type { Limits } from "./wilsonInterval.ts";
import { wilsonLimits } from "./wilsonInterval.ts";

export const proportionIntervalMethods = [
  "wald",
  "wilson",
  "wilsonCc",
  "clopperPearson",
  "jeffreys",
  "jeffreysEqualTailed",
  "agrestiCoull",
] as const;

export type ProportionIntervalMethod = (typeof proportionIntervalMethods)[number];

export interface ProportionIntervalOptions {
  readonly method: ProportionIntervalMethod;
  /** Two-sided confidence level, in (0, 1). Default 0.95. */
  readonly level?: number;
}

export interface ProportionInterval extends Limits {
  /** Share of subjects with the event. */
  readonly estimate: number;
}

/** Limits from events x of n, half the error probability, and its upper normal quantile. */
type ProportionLimits = (x: number, n: number, tail: number, z: number) => Limits;

const limits: Readonly<Record<ProportionIntervalMethod, ProportionLimits>> = {
  wald: (x, n, _tail, z) => around(x / n, z * Math.sqrt((x * (n - x)) / n ** 3)),
  wilson: (x, n, _tail, z) => wilsonLimits(x, n, z),
  wilsonCc,
  clopperPearson: (x, n, tail) => ({
    lower: x === 0 ? 0 : betaQuantile(tail, x, n - x + 1),
    upper: x === n ? 1 : betaUpperQuantile(tail, x + 1, n - x),
  }),
  jeffreys: (x, n, tail) => {
    const { lower, upper } = jeffreysEqualTailed(x, n, tail);
    return { lower: x === 0 ? 0 : lower, upper: x === n ? 1 : upper };
  },
  jeffreysEqualTailed,
  agrestiCoull: (x, n, _tail, z) => {
    const enlarged = n + z * z;
    const center = (x + (z * z) / 2) / enlarged;
    return around(center, z * Math.sqrt((center * (1 - center)) / enlarged));
  },
};

const around = (center: number, reach: number): Limits => ({
  lower: center - reach,
  upper: center + reach,
});

/** Quantiles of the posterior distribution under the prior Beta(½, ½). */
function jeffreysEqualTailed(x: number, n: number, tail: number): Limits {
  return {
    lower: betaQuantile(tail, x + 0.5, n - x + 0.5),
    upper: betaUpperQuantile(tail, x + 0.5, n - x + 0.5),
  };
}

/** Wilson's limits with R's continuity correction, ½ but no more than the distance from one half. */
function wilsonCc(x: number, n: number, _tail: number, z: number): Limits {
  const correction = Math.min(0.5, Math.abs(x - n / 2));
  const limit = (sign: 1 | -1) => {
    const p = Math.min(1, Math.max(0, (x + sign * correction) / n));
    const reach = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
    return (p + (z * z) / (2 * n) + sign * reach) / (1 + (z * z) / n);
  };
  return { lower: Math.max(0, limit(-1)), upper: Math.min(1, limit(1)) };
}

/**
 * Confidence interval for one proportion. Limits of `wald` and `agrestiCoull` are not cut at 0 and 1;
 * `jeffreysEqualTailed` holds the posterior quantiles; `jeffreys` replaces the lower one by 0 when there is no
 * event and the upper one by 1 when there is nothing else.
 *
 * @param data - Events among n subjects, n at least 1.
 * @param options - Method, and the two-sided confidence level (0.95).
 * @throws {@link ArgumentError} if a count is impossible or an option unknown.
 * @see [BrownCaiDasGupta2001], [Wilson1927], [ClopperPearson1934], [AgrestiCoull1998], [Newcombe1998b] wilsonCc.
 */
export function proportionInterval(
  { events, n }: { readonly events: number; readonly n: number },
  { method, level = 0.95 }: ProportionIntervalOptions,
): ProportionInterval {
  checkCount("data.n", n, 1, maxAnalyzedPerArm);
  checkCount("data.events", events, 0, n);
  if (!proportionIntervalMethods.includes(method)) {
    throw new ArgumentError("method", `be one of ${proportionIntervalMethods.join(", ")}`, method);
  }
  if (!(level > 0 && level < 1)) throw new ArgumentError("level", "lie in (0, 1)", level);
  const tail = (1 - level) / 2;
  return { estimate: events / n, ...limits[method](events, n, tail, normalUpperQuantile(tail)) };
}

function checkCount(path: string, value: number, from: number, to: number): void {
  if (Number.isInteger(value) && value >= from && value <= to) return;
  throw new ArgumentError(path, `be a whole number from ${from} to ${to}`, value);
}
