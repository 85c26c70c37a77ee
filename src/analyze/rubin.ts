import { ArgumentError } from "../errors.ts";
import type { MmrmEffect } from "./mmrmEffect.ts";

/** What imputed data sets say together. */
export interface PooledEstimate extends MmrmEffect {
  /** Mean of the variances: the variance had nothing been missing. */
  within: number;
  /** Variance of the estimates between the data sets. */
  between: number;
  /** Share of the information that is missing, in [0, 1], the number of data sets taken into account. */
  missingInformation: number;
}

/**
 * Rubin's rules: mean of the estimates, within variance + (1 + 1/m) between variance, and degrees of freedom after
 * Barnard and Rubin, which never exceed those of the complete data.
 *
 * @param estimates - One per imputed data set, 2 or more.
 * @param variances - Squared standard errors of these.
 * @param completeDf - Degrees of freedom of the analysis of one completed data set, above 0; Infinity for a normal one.
 * @throws {@link ArgumentError} if lists differ in length or are too short, or `completeDf` is not above 0.
 * @see [Rubin1987], [BarnardRubin1999]
 */
export function poolRubin(
  estimates: ArrayLike<number>,
  variances: ArrayLike<number>,
  completeDf: number,
): PooledEstimate {
  const m = estimates.length;
  if (m < 2) throw new ArgumentError("estimates", "hold at least 2 values", m);
  if (variances.length !== m) {
    throw new ArgumentError("variances", `list ${m} values, as estimates does`, variances.length);
  }
  if (!(completeDf > 0)) throw new ArgumentError("completeDf", "be above 0", completeDf);
  const out = emptyPooledEstimate();
  fillPooledEstimate(out, estimates, variances, completeDf);
  return out;
}

export function emptyPooledEstimate(): PooledEstimate {
  const [estimate, standardError, df] = [NaN, NaN, NaN];
  return { estimate, standardError, df, within: NaN, between: NaN, missingInformation: NaN };
}

/** As {@link poolRubin}, for loops. Does not allocate. */
export function fillPooledEstimate(
  out: PooledEstimate,
  estimates: ArrayLike<number>,
  variances: ArrayLike<number>,
  completeDf: number,
): void {
  const m = estimates.length;
  out.estimate = meanOf(estimates);
  out.within = meanOf(variances);
  out.between = 0;
  for (let k = 0; k < m; k++) out.between += (estimates[k]! - out.estimate) ** 2 / (m - 1);
  const extra = (1 + 1 / m) * out.between;
  const total = out.within + extra;
  out.standardError = Math.sqrt(total);
  const share = extra / total; // of the variance that missing values bring
  const imputedDf = (m - 1) / share ** 2; // Infinity without variance between
  const observedDf =
    completeDf === Infinity
      ? Infinity
      : ((completeDf + 1) / (completeDf + 3)) * completeDf * (1 - share);
  out.df = 1 / (1 / imputedDf + 1 / observedDf);
  const increase = extra / out.within;
  out.missingInformation = (increase + 2 / (out.df + 3)) / (increase + 1);
}

function meanOf(values: ArrayLike<number>): number {
  const origin = values[0]!;
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k]! - origin;
  return origin + sum / values.length;
}
