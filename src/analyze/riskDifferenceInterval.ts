import { ArgumentError } from "../errors.ts";
import { normalUpperQuantile } from "../math/normal.ts";
import type { Counts } from "./counts.ts";
import { checkCounts } from "./counts.ts";

/** Fills lower and upper limit of the risk difference; z is the two-sided normal quantile of the level. */
export type RiskDifferenceKernel = (
  out: Float64Array,
  xE: number,
  nE: number,
  xC: number,
  nC: number,
  z: number,
) => void;

/** Wald: normal approximation with each arm's own variance; width 0 where both variances are 0. */
const fillWald: RiskDifferenceKernel = (out, xE, nE, xC, nC, z) => {
  const estimate = xE / nE - xC / nC;
  const variance = (xE * (nE - xE)) / (nE * nE * nE) + (xC * (nC - xC)) / (nC * nC * nC);
  const reach = z * Math.sqrt(variance);
  out[0] = estimate - reach;
  out[1] = estimate + reach;
};

/** Newcombe's hybrid: the distances of the two Wilson limits, added in squares (his method 10). */
const fillNewcombe: RiskDifferenceKernel = (out, xE, nE, xC, nC, z) => {
  const squareZ = z * z;
  const estimate = xE / nE - xC / nC;
  const halfE = wilsonHalfWidth(xE, nE, squareZ);
  const halfC = wilsonHalfWidth(xC, nC, squareZ);
  const shiftE = wilsonShift(xE, nE, squareZ);
  const shiftC = wilsonShift(xC, nC, squareZ);
  // distances from the estimate: halfE − shiftE down to the Wilson limit, halfE + shiftE up
  out[0] = estimate - Math.hypot(halfE - shiftE, halfC + shiftC);
  out[1] = estimate + Math.hypot(halfE + shiftE, halfC - shiftC);
};

/** Half the width of Wilson's interval [Wilson1927]. */
function wilsonHalfWidth(x: number, n: number, squareZ: number): number {
  return Math.sqrt(squareZ * ((x * (n - x)) / n + squareZ / 4)) / (n + squareZ);
}

/** Midpoint of Wilson's interval minus the estimate. */
function wilsonShift(x: number, n: number, squareZ: number): number {
  return (squareZ * (0.5 - x / n)) / (n + squareZ);
}

/** Interval kernels for loops: no allocation, no checks; NaN where an arm is empty. */
export const riskDifferenceKernels = { newcombe: fillNewcombe, wald: fillWald } as const;

export type RiskDifferenceIntervalMethod = keyof typeof riskDifferenceKernels;

export interface RiskDifferenceIntervalOptions {
  readonly method: RiskDifferenceIntervalMethod;
  /** Two-sided confidence level, in (0, 1). Default 0.95. */
  readonly level?: number;
}

export interface RiskDifferenceInterval {
  /** Experimental − control rate. */
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Confidence interval for the difference of two independent proportions, experimental − control. Wald
 * limits are not cut at −1 and 1.
 *
 * @param data - Events and subjects analyzed, per arm; at least one subject each.
 * @param options - "newcombe" (Wilson hybrid without correction) or "wald"; confidence level (0.95).
 * @throws {@link ArgumentError} if the table is impossible, an arm is empty, or an option unknown.
 * @see [Newcombe1998] method 10.
 */
export function riskDifferenceInterval(
  data: Counts,
  { method, level = 0.95 }: RiskDifferenceIntervalOptions,
): RiskDifferenceInterval {
  checkInterval(data, method, level);
  const { events, n } = data;
  const limits = new Float64Array(2);
  const z = normalUpperQuantile((1 - level) / 2);
  riskDifferenceKernels[method](limits, events[0], n[0], events[1], n[1], z);
  const estimate = events[0] / n[0] - events[1] / n[1];
  return { estimate, lower: limits[0]!, upper: limits[1]! };
}

function checkInterval(data: Counts, method: string, level: number): void {
  checkCounts(data);
  for (const arm of [0, 1] as const) {
    if (data.n[arm] === 0) throw new ArgumentError(`data.n[${arm}]`, "be at least 1", 0);
  }
  if (!Object.hasOwn(riskDifferenceKernels, method)) {
    const names = Object.keys(riskDifferenceKernels).join(", ");
    throw new ArgumentError("method", `be one of ${names}`, method);
  }
  if (!(level > 0 && level < 1)) throw new ArgumentError("level", "lie in (0, 1)", level);
}
