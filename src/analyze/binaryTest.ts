import { ArgumentError } from "../errors.ts";
import type { AlternativeOptions } from "./alternative.ts";
import { alternativeOf } from "./alternative.ts";
import type { Counts } from "./counts.ts";
import { checkCounts } from "./counts.ts";
import type { Alternative, CountsMethod } from "./methods.ts";
import { countsMethods } from "./methods.ts";
import { isUninformative } from "./normalPValue.ts";
import { singlePValue } from "./pValueTable.ts";
import { isNormalMethod, signedRoots } from "./signedRoots.ts";

export interface BinaryTestOptions extends AlternativeOptions {
  readonly method: CountsMethod;
}

/** Point estimates of the effect, experimental against control. NaN where 0/0. */
export interface EffectEstimate {
  /** Experimental − control rate, in [−1, 1]. */
  readonly riskDifference: number;
  /** Experimental / control rate; Infinity if only the control arm is free of events. */
  readonly riskRatio: number;
  /** Ratio of the sample odds. */
  readonly oddsRatio: number;
}

export interface BinaryTestResult {
  readonly method: CountsMethod;
  readonly alternative: Alternative;
  readonly pValue: number;
  /** Standard normal deviate with the sign of the risk difference; absent for exact tests. */
  readonly statistic?: number;
  readonly estimate: EffectEstimate;
  /** Doubts about the result, as sentences. */
  readonly notes: readonly string[];
}

/**
 * Test of a difference between two independent proportions.
 *
 * Two-sided Fisher sums the tables no likelier than the observed one; its mid-P leaves out half the
 * probability of the observed table. Barnard's and Boschloo's P is the largest probability, over the common
 * rate, of a table as extreme. The other tests refer a signed root to the normal distribution. A table
 * without information (no events, events only, an empty arm) has P = 1; its mid-P, which leaves out
 * half of a certain table, is ½.
 *
 * @param data - Events and subjects analyzed, per arm (experimental, control).
 * @param options - Method; sides (2); which direction is better ("higher"), which matters for one side.
 * @throws {@link ArgumentError} if a count is not whole, negative, or above its arm's n, or an option unknown.
 * @see [Fisher1935], [Lancaster1961] mid-P, [Yates1934], [Campbell2007] nMinus1, [Barnard1947],
 *   [Boschloo1970].
 */
export function testBinary(data: Counts, options: BinaryTestOptions): BinaryTestResult {
  checkCounts(data);
  checkOptions(options);
  const { method } = options;
  const alternative = alternativeOf(options);
  const [xE, xC] = data.events;
  const pValue = singlePValue({ method, n: data.n, alternative }, xE, xC);
  const estimate = estimateEffect(data);
  const result = { method, alternative, pValue, estimate, notes: notesOn(data, method) };
  return isNormalMethod(method) ? { ...result, statistic: statisticOf(data, method) } : result;
}

function checkOptions({ method, sides = 2, better = "higher" }: BinaryTestOptions): void {
  if (!countsMethods.includes(method)) {
    throw new ArgumentError("analysis.method", `be one of ${countsMethods.join(", ")}`, method);
  }
  if (sides !== 1 && sides !== 2) throw new ArgumentError("analysis.sides", "be 1 or 2", sides);
  if (better !== "higher" && better !== "lower") {
    throw new ArgumentError("analysis.better", 'be "higher" or "lower"', better);
  }
}

/** Risk difference, risk ratio and odds ratio of a table. */
export function estimateEffect({ events: [xE, xC], n: [nE, nC] }: Counts): EffectEstimate {
  return {
    riskDifference: xE / nE - xC / nC,
    riskRatio: (xE * nC) / (xC * nE),
    oddsRatio: (xE * (nC - xC)) / (xC * (nE - xE)),
  };
}

function statisticOf({ events: [xE, xC], n: [nE, nC] }: Counts, method: keyof typeof signedRoots) {
  return isUninformative(xE + xC, nE, nC) ? 0 : signedRoots[method](xE, nE, xC, nC);
}

function notesOn({ events, n }: Counts, method: CountsMethod): string[] {
  const total = n[0] + n[1];
  const sum = events[0] + events[1];
  if (n[0] === 0 || n[1] === 0) return ["An arm without subjects cannot be compared: P is 1."];
  if (sum === 0)
    return ["There is no event in either arm: the data say nothing about a difference."];
  if (sum === total)
    return ["Every subject had the event: the data say nothing about a difference."];
  const leastExpected = (Math.min(n[0], n[1]) * Math.min(sum, total - sum)) / total;
  if (!isNormalMethod(method) || leastExpected >= 5) return [];
  return [
    `The least expected count is ${leastExpected.toFixed(1)}: the normal approximation is poor.`,
  ];
}
