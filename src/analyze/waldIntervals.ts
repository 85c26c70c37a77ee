import type { IntervalKernel } from "./intervalKernel.ts";

/**
 * Agresti and Caffo: Wald's interval of the risk difference after one event and one non-event are added to
 * each arm. Limits are not cut at −1 and 1. @see [AgrestiCaffo2000]
 */
export const fillAgrestiCaffo: IntervalKernel = (out, xE, nE, xC, nC, z) => {
  const pE = (xE + 1) / (nE + 2);
  const pC = (xC + 1) / (nC + 2);
  const reach = z * Math.sqrt((pE * (1 - pE)) / (nE + 2) + (pC * (1 - pC)) / (nC + 2));
  out[0] = pE - pC - reach;
  out[1] = pE - pC + reach;
};

/** Katz: Wald's interval of the log risk ratio; NaN when an arm has no event. @see [Katz1978] */
export const fillKatz: IntervalKernel = (out, xE, nE, xC, nC, z) => {
  const variance = xE > 0 && xC > 0 ? 1 / xE - 1 / nE + 1 / xC - 1 / nC : NaN;
  fillLogLimits(out, (xE * nC) / (xC * nE), z * Math.sqrt(Math.max(0, variance)));
};

/** Woolf: Wald's interval of the log odds ratio; NaN when a cell is 0. @see [Woolf1955] */
export const fillWoolf: IntervalKernel = (out, xE, nE, xC, nC, z) => {
  const [a, b, c, d] = [xE, nE - xE, xC, nC - xC];
  const variance = a > 0 && b > 0 && c > 0 && d > 0 ? 1 / a + 1 / b + 1 / c + 1 / d : NaN;
  fillLogLimits(out, (a * d) / (b * c), z * Math.sqrt(variance));
};

/** Woolf's interval after ½ is added to every cell (Haldane, Anscombe). @see [Haldane1956] */
export const fillHaldane: IntervalKernel = (out, xE, nE, xC, nC, z) =>
  fillWoolf(out, xE + 0.5, nE + 1, xC + 0.5, nC + 1, z);

function fillLogLimits(out: Float64Array, estimate: number, reach: number): void {
  out[0] = estimate * Math.exp(-reach);
  out[1] = estimate * Math.exp(reach);
}
