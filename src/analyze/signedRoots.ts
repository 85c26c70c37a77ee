import type { CountsMethod } from "./methods.ts";

/** Tests that refer a standard normal deviate to the normal distribution. */
export type NormalMethod = Exclude<CountsMethod, "fisher" | "fisherMidP" | "barnard" | "boschloo">;

/**
 * Standard normal deviate of a 2 × 2 table under H0, with the sign of the risk difference: its square is
 * the chi-square statistic. 0 where it would be 0/0 (no events, or events only).
 */
export type SignedRoot = (xE: number, nE: number, xC: number, nC: number) => number;

/** Pearson's chi-square without correction, which is the square of the pooled z. */
const pearson: SignedRoot = (xE, nE, xC, nC) => {
  const events = xE + xC;
  const total = nE + nC;
  const spread = nE * nC * events * (total - events);
  return spread > 0 ? (xE * nC - xC * nE) * Math.sqrt(total / spread) : 0;
};

/** Yates' correction, never beyond 0: |observed − expected| is lowered by min(½, itself), as in R. */
const yates: SignedRoot = (xE, nE, xC, nC) => {
  const events = xE + xC;
  const total = nE + nC;
  const spread = nE * nC * events * (total - events);
  const excess = xE * nC - xC * nE; // total × (observed − expected)
  const corrected = Math.abs(excess) - total / 2;
  if (!(spread > 0 && corrected > 0)) return 0;
  return Math.sign(excess) * corrected * Math.sqrt(total / spread);
};

/** Pearson's chi-square times (N − 1) / N [Campbell2007]. */
const nMinus1: SignedRoot = (xE, nE, xC, nC) =>
  pearson(xE, nE, xC, nC) * Math.sqrt((nE + nC - 1) / (nE + nC));

/** Wald's z: both variances from their own arm. Infinite where they are 0 and the rates differ. */
const zUnpooled: SignedRoot = (xE, nE, xC, nC) => {
  const difference = xE / nE - xC / nC;
  if (xE * nC === xC * nE) return 0;
  const variance = (xE * (nE - xE)) / (nE * nE * nE) + (xC * (nC - xC)) / (nC * nC * nC);
  return difference / Math.sqrt(variance);
};

/** Signed root of the likelihood ratio statistic G² = 2 Σ observed ln(observed / expected). */
const likelihoodRatio: SignedRoot = (xE, nE, xC, nC) => {
  const excess = xE * nC - xC * nE;
  if (excess === 0) return 0;
  const total = nE + nC;
  const rate = (xE + xC) / total;
  const moved = excess / total; // observed − expected: +, −, −, + in the four cells
  const deviance =
    logTerm(xE, moved, nE * rate) +
    logTerm(nE - xE, -moved, nE * (1 - rate)) +
    logTerm(xC, -moved, nC * rate) +
    logTerm(nC - xC, moved, nC * (1 - rate));
  return Math.sign(excess) * Math.sqrt(2 * Math.max(0, deviance));
};

/** observed ln(observed / expected), without the cancellation of near-equal counts. */
function logTerm(observed: number, moved: number, expected: number): number {
  return observed > 0 ? observed * Math.log1p(moved / expected) : 0;
}

/** The signed root of every test that has one. */
export const signedRoots: Readonly<Record<NormalMethod, SignedRoot>> = {
  pearson,
  yates,
  nMinus1,
  zPooled: pearson,
  zUnpooled,
  likelihoodRatio,
  farringtonManning: pearson, // without a margin the restricted rates are the pooled one
  wald: zUnpooled,
};

/** Whether the test refers a deviate to the normal distribution. */
export function isNormalMethod(method: CountsMethod): method is NormalMethod {
  return Object.hasOwn(signedRoots, method);
}
