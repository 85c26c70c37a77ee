import type { Alternative } from "../analyze/methods.ts";
import { noncentralTCdf, noncentralTUpperTail } from "../math/noncentralT.ts";
import { logBeta } from "../math/logGamma.ts";
import { studentTUpperQuantile } from "../math/studentT.ts";
import type { Pair } from "../pair.ts";

export interface WelchPowerRequest {
  /** Expected (estimate − difference under H0) in true standard errors. */
  readonly noncentrality: number;
  readonly sd: Pair<number>;
  readonly n: Pair<number>;
  readonly alpha: number;
  readonly alternative: Alternative;
}

/**
 * Exact power of Welch's test for normal data. Given the share b of one arm in the pooled chi-square, the
 * estimated degrees of freedom are fixed and the statistic is a scaled noncentral t; b has a beta distribution.
 *
 * @see [Moser1989]
 */
export function welchPower(request: WelchPowerRequest): number {
  const { n, sd } = request;
  const [dfE, dfC] = [n[0] - 1, n[1] - 1];
  const [weightE, weightC] = [sd[0] ** 2 / n[0] / dfE, sd[1] ** 2 / n[1] / dfC];
  const variance = sd[0] ** 2 / n[0] + sd[1] ** 2 / n[1];
  return betaExpectation(dfE / 2, dfC / 2, (b, rest) => {
    const [vE, vC] = [weightE * b, weightC * rest]; // estimated variances of the means, up to a factor
    const share = vE / (vE + vC);
    const df = 1 / (share ** 2 / dfE + (1 - share) ** 2 / dfC);
    const scale = Math.sqrt(((vE + vC) * (dfE + dfC)) / variance);
    return scaledPower(request, df, scale);
  });
}

/** Power when the critical value of df degrees meets a noncentral t times 1 / scale. */
function scaledPower(request: WelchPowerRequest, df: number, scale: number): number {
  const { alternative, alpha, noncentrality, n } = request;
  const tail = alternative === "twoSided" ? alpha / 2 : alpha;
  const critical = studentTUpperQuantile(tail, df) * scale;
  const total = n[0] + n[1] - 2;
  const above = alternative === "less" ? 0 : noncentralTUpperTail(critical, total, noncentrality);
  const below = alternative === "greater" ? 0 : noncentralTCdf(-critical, total, noncentrality);
  return above + below;
}

/**
 * E f(B, 1 − B) for B with a beta distribution, by the trapezoidal rule over its logit, which converges
 * exponentially.
 */
function betaExpectation(a: number, b: number, f: (b: number, rest: number) => number): number {
  const mode = Math.log(a / b);
  const width = Math.sqrt(1 / a + 1 / b); // about the SD of the logit
  const step = Math.min(0.35 * width, 0.5);
  const term = (u: number): number => {
    const [share, rest] = [1 / (1 + Math.exp(-u)), 1 / (1 + Math.exp(u))];
    const density = Math.exp(a * Math.log(share) + b * Math.log(rest) - logBeta(a, b));
    return density < 1e-16 ? 0 : density * f(share, rest);
  };
  let sum = term(mode);
  for (const direction of [-step, step]) {
    for (let j = 1; ; j++) {
      const next = term(mode + j * direction);
      if (next === 0) break;
      sum += next;
    }
  }
  return Math.min(1, sum * step);
}
